import type { Clock, Timer } from '@exchange-sim/clock';
import { providerSwapApi, type SwapStatusAnswer, swapStatusAnswer } from '@exchange-sim/contract';
import type { Log } from '../http/log.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { Registry } from '../registry/registry.js';
import type { ExchangeTransaction } from '../transactions/exchange-transaction.js';
import type { ProviderWord, TransactionsRepository } from '../transactions/transactions-repository.js';
import { swapStateOf } from './status-mapping.js';
import type { SwapStatusService } from './swap-status-service.js';

/** How often a provider is asked about a swap; milliseconds on the clock. */
export const POLL_EVERY_MS = 10_000;
/** How often the table is looked through for swaps that are due, those of replicas that died included. */
const LOOK_EVERY_MS = 1_000;
const LIMIT_MS = 5_000;
const AT_ONCE = 50;

/**
 * Asks providers where accepted swaps stand until they are final, so that a lost webhook is found. What is due stands in the
 * database: it outlives a restart, and of several replicas exactly one asks about a swap.
 */
export class SwapPoller {
  #timer: Timer | undefined;
  #looking: Promise<void> | undefined;
  #isLookWanted = false;
  #hasAsked = false;

  constructor(
    readonly registry: Registry,
    readonly client: ProviderClient,
    readonly transactions: TransactionsRepository,
    readonly statuses: SwapStatusService,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  start(): void {
    this.#timer = this.clock.every(LOOK_EVERY_MS, () => this.#look());
  }

  /** Nothing is begun any more; a question under way may still be answered, and is then lost. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  get isBusy(): boolean {
    return this.#looking !== undefined;
  }

  /** Resolves when nobody is being asked; `true` when nobody was since this was last asked. */
  async rest(): Promise<boolean> {
    await this.#looking;
    const isOld = !this.#hasAsked;
    this.#hasAsked = false;
    return isOld;
  }

  /** One look at a time; a tick in between is made up for afterwards. */
  #look(): void {
    this.#isLookWanted = true;
    this.#looking ??= this.#lookWhileWanted().finally(() => {
      this.#looking = undefined;
    });
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#isLookWanted && this.#timer) {
      this.#isLookWanted = false;
      await this.#askAboutDue().catch((error) => {
        if (this.#timer) this.log.error('polling of swaps', error);
      });
    }
  }

  async #askAboutDue(): Promise<void> {
    const providers = this.registry.of('swap').map(({ id }) => id);
    if (!providers.length) return;
    for (let isMore = true; isMore; ) {
      const now = this.clock.now();
      const next = new Date(now + POLL_EVERY_MS);
      const due = await this.transactions.takeDue(providers, new Date(now), next, AT_ONCE);
      await Promise.all(due.map((order) => this.#ask(order)));
      isMore = due.length === AT_ONCE;
    }
  }

  /** A provider that fails is asked again at the swap's next turn. */
  async #ask(order: ExchangeTransaction): Promise<void> {
    this.#hasAsked = true;
    const row = this.registry.find(order.providerId);
    if (!row) return;
    try {
      const answer = await this.client.call(row, {
        product: 'swap',
        method: 'GET',
        path: providerSwapApi.status.path,
        query: { swapId: order.id },
        schema: swapStatusAnswer,
        clause: 'SwapStatus',
        limitMs: LIMIT_MS,
      });
      await this.statuses.apply(order, wordOf(answer, swapStateOf(row, answer.status) ?? 'unknown'));
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      if (error.answered === 404) await this.statuses.apply(order, { status: 'unknown' });
    }
  }
}

/** What is not known yet comes as an empty string (C-13). */
function wordOf(answer: SwapStatusAnswer, status: ProviderWord['status']): ProviderWord {
  return {
    status,
    amountTo: (status === 'finished' && answer.amount) || undefined,
    providerFees: answer.providerFees || undefined,
    referralFees: answer.referralFees || undefined,
    payoutNetworkFees: answer.payoutNetworkFees || undefined,
    payinTransactionId: answer.payinTransactionId || undefined,
    payoutTransactionId: answer.payoutTransactionId || undefined,
  };
}
