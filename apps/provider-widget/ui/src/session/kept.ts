/** Something kept for the next visit. Browsers may refuse storage inside a frame: then it lasts as long as the page. */
interface Kept<T> {
  read(): T | undefined;
  write(value: T | undefined): void;
}

/** Keeps one value in localStorage under `key`; what `accept` does not recognise is forgotten. */
export function keptInBrowser<T>(key: string, accept: (value: unknown) => T | undefined): Kept<T> {
  let fallback: T | undefined;
  return {
    read() {
      try {
        const text = localStorage.getItem(key);
        return text === null ? undefined : accept(JSON.parse(text));
      } catch {
        return fallback;
      }
    },
    write(value) {
      fallback = value;
      try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // storage is not to be had: the fallback serves
      }
    },
  };
}
