import type { Clock, Timer } from '@exchange-sim/clock';
import type { Log } from '../http/log.js';
import type { TransactionChanges } from '../transactions/transaction-changes.js';
import { type PurchasesRepository, WAITS_MS } from './purchases-repository.js';

/** How soon it is tried again when the database is away; milliseconds on the clock. */
const RETRY_MS = 5_000;

/**
 * Ends the waiting of purchases for which nothing came. One timer, set for the oldest: what waits stands in the database, so
 * that it outlives a restart and any replica may do it.
 */
export class PurchaseExpiry {
  #timer: Timer | undefined;
  #due = Number.POSITIVE_INFINITY;
  #working: Promise<void> | undefined;
  #isLookWanted = false;
  #unsubscribe: (() => void) | undefined;
  #isStopped = false;

  constructor(
    readonly purchases: PurchasesRepository,
    readonly changes: TransactionChanges,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  /** Looks what waits, now and whenever changes may have been missed. Resolves after the first look. */
  async start(): Promise<void> {
    this.#unsubscribe = this.changes.subscribe({
      // One that another replica opened, or that is over: what is planned for the oldest only grows later.
      changed: ({ product }) => {
        if (product === 'buy' && !this.#timer) this.#look();
      },
      resumed: () => this.#look(),
    });
    this.#look();
    await this.#working;
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe?.();
    this.#timer?.cancel();
  }

  get isBusy(): boolean {
    return this.#working !== undefined;
  }

  /** Resolves when nothing is being looked for; `true` when nothing was. */
  async rest(): Promise<boolean> {
    const isOld = !this.#working;
    await this.#working;
    return isOld;
  }

  /** A purchase was opened at this instant. */
  opened(at: Date): void {
    this.#plan(at.getTime() + WAITS_MS);
  }

  /** Looks at this instant, if not before. */
  #plan(due: number): void {
    if (this.#isStopped || due >= this.#due) return;
    this.#timer?.cancel();
    this.#due = due;
    this.#timer = this.clock.after(due - this.clock.now(), () => {
      this.#timer = undefined;
      this.#due = Number.POSITIVE_INFINITY;
      this.#look();
    });
  }

  #look(): void {
    this.#isLookWanted = true;
    this.#working ??= this.#lookWhileWanted().finally(() => {
      this.#working = undefined;
    });
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#isLookWanted && !this.#isStopped) {
      this.#isLookWanted = false;
      await this.#expireAndPlan().catch((error) => {
        if (!this.#isStopped) this.log.error('expiry of purchases', error);
        this.#plan(this.clock.now() + RETRY_MS);
      });
    }
  }

  async #expireAndPlan(): Promise<void> {
    await this.purchases.expire(new Date(this.clock.now() - WAITS_MS));
    const oldest = await this.purchases.oldestPending();
    if (!oldest) return;
    // The clock may have gone on meanwhile.
    if (oldest.getTime() + WAITS_MS <= this.clock.now()) this.#isLookWanted = true;
    else this.opened(oldest);
  }
}
