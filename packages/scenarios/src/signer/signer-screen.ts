import { SystemClock } from '@exchange-sim/clock';
import { z } from 'zod';
import { ExpectationError } from '../expectation.js';
import { followEvents } from '../server-sent.js';

const PATIENCE_MS = 10_000;

const textEvent = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  w: z.number().default(0),
  h: z.number().default(0),
});
export type TextEvent = z.infer<typeof textEvent>;

/** What the signer shows, told by the event stream of Speculos's REST API: nothing is asked again and again. */
export class SignerScreen {
  readonly #url: string;
  readonly #texts: TextEvent[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #realTime = new SystemClock();
  #next = 0;
  #stream: { close(): void } | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<void> {
    this.#stream = await followEvents(`${this.#url}/events?stream=true`, (data) => {
      const parsed = textEvent.safeParse(data);
      if (!parsed.success) return;
      this.#texts.push(parsed.data);
      for (const wake of this.#waiting) wake();
    });
  }

  close(): void {
    this.#stream?.close();
  }

  /** Everything shown since it was opened. */
  get texts(): readonly string[] {
    return this.#texts.map(({ text }) => text);
  }

  /** The next text that fits, after those given out before. @throws ExpectationError when none comes in time */
  async next(wanted: (event: TextEvent) => boolean, what: string): Promise<TextEvent> {
    for (;;) {
      for (let event = this.#texts[this.#next]; event; event = this.#texts[this.#next]) {
        this.#next += 1;
        if (wanted(event)) return event;
      }
      await this.#change(what);
    }
  }

  async touch(action: 'press' | 'release' | 'press-and-release', x: number, y: number): Promise<void> {
    const response = await fetch(`${this.#url}/finger`, {
      method: 'POST',
      body: JSON.stringify({ action, x: Math.round(x), y: Math.round(y) }),
    });
    if (!response.ok) throw new Error(`the signer refused a touch: ${response.status}`);
  }

  #change(what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = this.#realTime.after(PATIENCE_MS, () => {
        this.#waiting.delete(wake);
        const shown = this.texts.slice(-12).join(' | ');
        reject(new ExpectationError('the signer', what, shown || 'nothing'));
      });
      const wake = () => {
        timer.cancel();
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }
}
