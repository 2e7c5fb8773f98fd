import type { Clock, Timer } from '@exchange-sim/clock';
import type { PartsBoard } from './parts-board.js';

const LIMIT_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Whether the Ledger Backend answers: asked at the start, and after a failure until it does again. */
export class BackendWatch {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #parts: PartsBoard;
  #timer: Timer | undefined;
  #pause = FIRST_PAUSE_MS;
  #closed = false;

  constructor(ledgerBackendUrl: string, clock: Clock, parts: PartsBoard) {
    this.#url = ledgerBackendUrl.replace(/\/$/, '');
    this.#clock = clock;
    this.#parts = parts;
  }

  async check(): Promise<void> {
    const limit = this.#clock.timeout(LIMIT_MS);
    const response = await fetch(`${this.#url}/health`, { signal: limit.signal }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    limit.cancel();
    if (response) this.answered();
    else this.silent();
  }

  answered(): void {
    this.#timer?.cancel();
    this.#pause = FIRST_PAUSE_MS;
    this.#parts.up('ledger-backend');
  }

  silent(): void {
    if (this.#closed) return;
    const problem = `No answer from the Ledger Backend at ${this.#url}: start it, then this goes on by itself.`;
    this.#parts.down('ledger-backend', problem);
    this.#timer?.cancel();
    this.#timer = this.#clock.after(this.#pause, () => void this.check());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }
}
