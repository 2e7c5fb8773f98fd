import type { Clock, Timer } from '@exchange-sim/clock';

/** What the miner asks of the node. */
export interface MiningNode {
  /** Mines one block with this time (seconds since the Unix epoch); resolves to the number of transactions in it. */
  mineAt(timestamp: number): Promise<number>;
}

/** After a long jump of the clock only this many of the blocks that fell due are mined: everybody who listens reads each of them. */
const MOST_DUE = 8;

/** Mines on the stack's clock: one block every `blockMs`, and one at once when a transaction waits. */
export class Miner {
  readonly #node: MiningNode;
  readonly #clock: Clock;
  readonly #blockMs: number;
  readonly #onBlock: (transactions: number) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  readonly #due: number[] = [];
  #lastTimestamp: number;
  #timer: Timer | undefined;
  #work: Promise<void> | undefined;
  #hasMined = false;
  #stopped = false;

  constructor(options: {
    node: MiningNode;
    clock: Clock;
    blockMs: number;
    /** Time of the newest block, seconds since the Unix epoch. */
    lastTimestamp: number;
    /** Told of each block; the next one is mined when it is done. */
    onBlock: (transactions: number) => Promise<void>;
    /** Told once when a block could not be mined; there are no more after it. */
    onFailure: (error: unknown) => void;
  }) {
    this.#node = options.node;
    this.#clock = options.clock;
    this.#blockMs = options.blockMs;
    this.#lastTimestamp = options.lastTimestamp;
    this.#onBlock = options.onBlock;
    this.#onFailure = options.onFailure;
  }

  /** Mines what fell due since the newest block, then goes on with the clock. */
  async start(): Promise<void> {
    const now = this.#clock.now();
    const missed = Math.floor((now / 1000 - this.#lastTimestamp) / (this.#blockMs / 1000));
    for (let left = Math.min(missed, MOST_DUE); left > 0; left--)
      this.#due.push(now - (left - 1) * this.#blockMs);
    this.#schedule();
    await this.#drain();
  }

  /** A transaction waits: a block for it now. */
  mineNow(): void {
    this.#push(this.#clock.now());
  }

  /** A block is due or being mined, or was mined since `rest` was last asked. */
  get isBusy(): boolean {
    return this.#work !== undefined || this.#hasMined;
  }

  /** Resolves when no block is due; `true` when none was mined since this was last asked. */
  async rest(): Promise<boolean> {
    await this.#work;
    const isOld = !this.#hasMined;
    this.#hasMined = false;
    return isOld;
  }

  /** Stops and resolves when no block is being mined any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#work;
  }

  #schedule(): void {
    this.#timer = this.#clock.after(this.#blockMs, () => {
      if (this.#stopped) return;
      this.#schedule();
      this.#push(this.#clock.now());
    });
  }

  #push(at: number): void {
    this.#due.push(at);
    if (this.#due.length > MOST_DUE) this.#due.shift();
    void this.#drain();
  }

  #drain(): Promise<void> {
    this.#work ??= this.#mineAll().finally(() => {
      this.#work = undefined;
    });
    return this.#work;
  }

  async #mineAll(): Promise<void> {
    this.#hasMined = true;
    try {
      for (let at = this.#due.shift(); at !== undefined && !this.#stopped; at = this.#due.shift()) {
        // block times strictly grow, even while the clock stands still
        this.#lastTimestamp = Math.max(Math.floor(at / 1000), this.#lastTimestamp + 1);
        await this.#onBlock(await this.#node.mineAt(this.#lastTimestamp));
      }
    } catch (error) {
      if (!this.#stopped) this.#onFailure(error);
      this.#stopped = true;
    }
  }
}
