/** The provider's time as its pages show it: this machine's until the backend tells another one. @module */

export interface ProviderClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** What the backend said: its time and whether it stands still. */
  set(now: number, frozen: boolean): void;
  /** Calls `listener` whenever the backend moved its clock. */
  subscribe(listener: () => void): () => void;
}

/** A clock that follows the `clock` events of a simulated stack and runs on between them. */
export function createProviderClock(): ProviderClock {
  const listeners = new Set<() => void>();
  let now = (): number => Date.now();
  return {
    now: () => now(),
    set(told, frozen) {
      const heardAt = performance.now();
      now = frozen ? () => told : () => told + (performance.now() - heardAt);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
