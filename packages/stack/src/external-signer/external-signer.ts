import type { Clock, Timer } from '@exchange-sim/clock';
import type { PartState, StackPart } from '../part.js';
import { identifySigner, SignerProblem } from './signer-identity.js';

const OPEN_LIMIT_MS = 3_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/**
 * A signer that runs outside the stack. The stack neither starts nor stops it, but knows whether it is there: it listens to
 * its event stream, and once that ends it looks again, with growing pauses, until the Exchange application is back.
 */
export class ExternalSigner implements StackPart {
  readonly name = 'signer';
  readonly outside = true;
  state: PartState = 'down';
  /** Why it is down, in one sentence. */
  problem: string | undefined;
  #pause = FIRST_PAUSE_MS;
  #timer: Timer | undefined;
  #closed = false;
  readonly #end = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly url: string,
    private readonly clock: Clock,
    private readonly say: (line: string) => void,
  ) {}

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Rejects with `SignerProblem` when the signer cannot be used. */
  async start(): Promise<void> {
    this.#become('starting');
    try {
      await this.#connect();
    } catch (error) {
      this.#become('down');
      throw error;
    }
  }

  /** Stops looking; the signer itself is left alone. */
  async stop(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    this.#end.abort();
    this.#become('down');
  }

  async #connect(): Promise<void> {
    const { notice } = await identifySigner(this.url, this.clock);
    const stream = await this.#openStream();
    if (this.#closed) return;
    if (notice) this.say(`the signer at ${this.url} ${notice}`);
    this.problem = undefined;
    this.#become('up');
    this.#pause = FIRST_PAUSE_MS;
    void this.#untilItEnds(stream);
  }

  async #openStream(): Promise<Response> {
    const limit = this.clock.timeout(OPEN_LIMIT_MS);
    try {
      const signal = AbortSignal.any([limit.signal, this.#end.signal]);
      return await fetch(`${this.url}/events?stream=true`, { signal });
    } finally {
      // it was for the headers only: the stream itself never ends
      limit.cancel();
    }
  }

  async #untilItEnds(stream: Response): Promise<void> {
    try {
      await stream.body?.pipeTo(new WritableStream());
    } catch {
      // broken off: as gone as when it ends
    }
    if (this.#closed) return;
    this.problem = `The signer at ${this.url} went away: start it again, then this goes on by itself.`;
    this.#become('down');
    this.say(`the signer at ${this.url} went away; looking for it until it is back`);
    this.#lookLater();
  }

  #lookLater(): void {
    this.#timer = this.clock.after(this.#pause, () => void this.#look());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  async #look(): Promise<void> {
    try {
      await this.#connect();
      if (!this.#closed) this.say(`the signer at ${this.url} is back`);
    } catch (error) {
      if (this.#closed) return;
      this.#tell(error);
      this.#lookLater();
    }
  }

  /** That it is away was said when it went; what is of no use there is said once. */
  #tell(error: unknown): void {
    if (error instanceof SignerProblem && error.isAway) return;
    const problem = error instanceof Error ? error.message : String(error);
    if (problem !== this.problem) this.say(problem);
    this.problem = problem;
  }

  #become(state: PartState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}
