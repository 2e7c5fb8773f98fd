import type { Queues } from '@exchange-sim/storage';
import type { BehavioursService } from './behaviours/behaviours-service.js';
import type { BuyLifecycle } from './buy-orders/buy-lifecycle.js';
import { BuyOrdersService } from './buy-orders/buy-orders-service.js';
import { BUYS_QUEUE, EXPIRE_BUY_JOB, MONEY_JOB } from './buy-orders/buy-queue.js';
import { BuyPaymentsService } from './buy-payments/buy-payments-service.js';
import { BuyQuotesRepository } from './buy-quotes/buy-quotes-repository.js';
import { BuyQuotesService } from './buy-quotes/buy-quotes-service.js';
import type { ProviderProfile } from './profile.js';
import type { ProviderBackendOptions } from './settings.js';
import type { Store } from './store.js';

interface Common {
  options: Omit<ProviderBackendOptions, 'port'>;
  store: Store;
  queues: Queues;
  behaviours: BehavioursService;
}

/** The rooms where coins are sold: prices, purchases and their payment. The hot wallet delivers them. */
export function buildBuyingRooms(
  profile: ProviderProfile,
  lifecycle: BuyLifecycle,
  { options, store, queues, behaviours }: Common,
) {
  const { clock, random, recorder } = options;
  const { orders } = lifecycle;
  const quotes = new BuyQuotesService(new BuyQuotesRepository(store), behaviours, clock, random);
  return {
    buyQuotes: quotes,
    buyOrders: new BuyOrdersService({ store, orders, quotes, queues, profile, clock }, random),
    buyPayments: new BuyPaymentsService({ store, orders, lifecycle, queues, recorder, clock }),
  };
}

/** Has the jobs about purchases done. */
export function startBuyWorkers(
  queues: Queues,
  lifecycle: BuyLifecycle,
  { buyPayments }: ReturnType<typeof buildBuyingRooms>,
): void {
  queues.worker(BUYS_QUEUE, async (job) => {
    if (job.name === EXPIRE_BUY_JOB) await lifecycle.expire(job);
    if (job.name === MONEY_JOB) await buyPayments.receive(job);
  });
}
