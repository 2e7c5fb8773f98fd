import type { BrowserContext } from '@playwright/test';

/** Quotes are waited for no longer than 5 s of the stack's time. */
const PATIENCE_MS = 10_000;

interface Ended {
  path: string;
  text: string;
}

/**
 * The answers that pages read as streams of events: the browser keeps no body of them, so each is read a second time in the page
 * itself, while the page goes on with its own copy.
 */
export class Streams {
  readonly #waiting = new Set<(ended: Ended) => void>();

  async follow(context: BrowserContext): Promise<void> {
    await context.exposeFunction('streamEnded', (ended: Ended) => {
      for (const hear of this.#waiting) hear(ended);
    });
    await context.addInitScript(() => {
      const { fetch } = window;
      window.fetch = async (...request) => {
        const response = await fetch(...request);
        if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
          const tell = (text: string) =>
            Reflect.apply(Reflect.get(window, 'streamEnded'), window, [
              { path: new URL(response.url).pathname, text },
            ]);
          // a stream the page breaks off has no end to tell of
          response
            .clone()
            .text()
            .then(tell, () => {});
        }
        return response;
      };
    });
  }

  /** Data of the event `done` with which the next stream from this path ends: all that was answered. */
  async done(path: string): Promise<unknown> {
    const text = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(hear);
        reject(new Error(`no stream of ${path} ended within ${PATIENCE_MS / 1000} s`));
      }, PATIENCE_MS);
      const hear = (ended: Ended) => {
        if (ended.path !== path) return;
        clearTimeout(late);
        this.#waiting.delete(hear);
        resolve(ended.text);
      };
      this.#waiting.add(hear);
    });
    const [, data] = /(?:^|\n)event: ?done\ndata: ?(.*)/.exec(text) ?? [];
    if (!data) throw new Error(`the stream of ${path} did not end with "done": ${text.slice(-200)}`);
    return JSON.parse(data);
  }
}
