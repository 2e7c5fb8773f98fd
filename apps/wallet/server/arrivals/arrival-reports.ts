import type { Clock, Timer } from '@exchange-sim/clock';
import { backendBuyApi, type ReceivedTransfer } from '@exchange-sim/contract';
import type { BackendWatch } from '../events/backend-watch.js';

const LIMIT_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Tells the Ledger Backend of coins that arrived, in their order and until it has heard: while it is away they wait, and are
 * told again after growing pauses.
 */
export class ArrivalReports {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #watch: BackendWatch;
  readonly #waiting: ReceivedTransfer[] = [];
  #pause = FIRST_PAUSE_MS;
  #timer: Timer | undefined;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(ledgerBackendUrl: string, clock: Clock, watch: BackendWatch) {
    this.#url = ledgerBackendUrl.replace(/\/$/, '') + backendBuyApi.received.path;
    this.#clock = clock;
    this.#watch = watch;
  }

  add(transfer: ReceivedTransfer): void {
    this.#waiting.push(transfer);
    if (!this.#timer) this.#work();
  }

  get isBusy(): boolean {
    return this.#working !== undefined;
  }

  /** Resolves when everything is told, or the Ledger Backend is away; `true` when nothing was to be told. */
  async rest(): Promise<boolean> {
    const working = this.#working;
    await working;
    return working === undefined;
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #work(): void {
    this.#timer = undefined;
    this.#working ??= this.#tellAll().finally(() => {
      this.#working = undefined;
    });
  }

  async #tellAll(): Promise<void> {
    for (let next = this.#waiting[0]; next && !this.#closed; next = this.#waiting[0]) {
      if (!(await this.#tell(next))) return this.#tellLater();
      this.#waiting.shift();
      this.#pause = FIRST_PAUSE_MS;
    }
  }

  #tellLater(): void {
    if (this.#closed) return;
    this.#timer = this.#clock.after(this.#pause, () => this.#work());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  /** Whether it was heard; what the Ledger Backend refuses it would refuse again. */
  async #tell(transfer: ReceivedTransfer): Promise<boolean> {
    const limit = this.#clock.timeout(LIMIT_MS);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-ledger-client-version': 'exchange-sim-wallet' },
        body: JSON.stringify(transfer),
        signal: limit.signal,
      });
      await response.arrayBuffer();
      this.#watch.answered();
      return response.status < 500;
    } catch {
      this.#watch.silent();
      return false;
    } finally {
      limit.cancel();
    }
  }
}
