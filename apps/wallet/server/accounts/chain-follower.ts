import type { Clock } from '@exchange-sim/clock';
import type { ChainReader, Reading } from './chain-reader.js';

/** Keeps the newest reading of one chain; while one reading is under way a further one is made after it. */
export class ChainFollower {
  readonly reader: ChainReader;
  readonly #changed: () => void;
  #reading: Reading | undefined;
  #problem: string | undefined = 'not connected yet';
  #busy: Promise<void> | undefined;
  #stale = false;
  #following: { close(): void } | undefined;

  /** @param changed a new reading is there, or the chain no longer answers */
  constructor(reader: ChainReader, changed: () => void) {
    this.reader = reader;
    this.#changed = changed;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** One sentence while the chain does not answer. */
  get problem(): string | undefined {
    return this.#problem;
  }

  start(clock: Clock): void {
    this.#following = this.reader.follow({
      clock,
      onChange: () => void this.refresh(),
      onDown: () => this.#down(),
    });
  }

  close(): void {
    this.#following?.close();
  }

  refresh(): Promise<void> {
    if (this.#busy) this.#stale = true;
    this.#busy ??= this.#readUntilFresh().finally(() => {
      this.#busy = undefined;
    });
    return this.#busy;
  }

  async #readUntilFresh(): Promise<void> {
    do {
      this.#stale = false;
      try {
        this.#reading = await this.reader.read();
        this.#problem = undefined;
        this.#changed();
      } catch {
        this.#down();
      }
    } while (this.#stale);
  }

  #down(): void {
    const chain = this.reader.family === 'bitcoin' ? 'the Bitcoin chain' : 'the chain';
    this.#problem = `No answer from ${chain} at ${this.reader.url}: start it, then this goes on by itself.`;
    this.#changed();
  }
}
