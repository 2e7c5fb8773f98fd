import type { Arrival, ChainReader } from '../accounts/chain-reader.js';

/** Looks through the blocks that come after the wallet was started, one at a time, for coins from somebody else. */
export class ArrivalWatch {
  readonly #reader: ChainReader;
  readonly #onArrival: (arrival: Arrival, block: number) => void;
  /** The newest block that was looked through. */
  #seen: number | undefined;
  #head = 0;
  #working: Promise<void> | undefined;

  constructor(reader: ChainReader, onArrival: (arrival: Arrival, block: number) => void) {
    this.#reader = reader;
    this.#onArrival = onArrival;
  }

  /** The chain has so many blocks. Those it had at first were there before; a chain that was begun anew has none to look at. */
  heard(height: number): void {
    if (this.#seen === undefined || height < this.#seen) this.#seen = height;
    this.#head = height;
    if (this.#seen < height)
      this.#working ??= this.#look().finally(() => {
        this.#working = undefined;
      });
  }

  get isBusy(): boolean {
    return this.#working !== undefined;
  }

  /** Resolves when every block there is now was looked through; `true` when they were, or when the chain is away. */
  async rest(): Promise<boolean> {
    const height = this.#seen === undefined ? undefined : await this.#reader.height().catch(() => undefined);
    if (height !== undefined) this.heard(height);
    const working = this.#working;
    await working;
    return working === undefined;
  }

  /** When the chain is away, the rest is looked through once it is heard of again. */
  async #look(): Promise<void> {
    while (this.#seen !== undefined && this.#seen < this.#head) {
      const block = this.#seen + 1;
      const arrivals = await this.#reader.arrivalsIn(block).catch(() => undefined);
      if (!arrivals) return;
      for (const arrival of arrivals) this.#onArrival(arrival, block);
      // Not when the chain was begun anew meanwhile.
      if (this.#seen === block - 1) this.#seen = block;
    }
  }
}
