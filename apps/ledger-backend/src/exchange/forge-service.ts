import type { Clock, Random } from '@exchange-sim/clock';
import type { forgeRequest } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { CoinCatalogue } from '../cal/coin-catalogue.js';
import type { Registry } from '../registry/registry.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';
import { fiat, plainAmount } from './remit-service.js';

/** Registers an order whose payload the widget fetched from its own backend (`getSellPayload` of the SDK). */
export class ForgeService {
  readonly #random: Random;

  constructor(
    readonly registry: Registry,
    readonly coins: CoinCatalogue,
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork('forge');
  }

  /** The id is ours: the SDK of this path knows none of the provider's. */
  async forge(request: z.output<typeof forgeRequest>): Promise<{ sellId: string }> {
    const row = this.registry.offering('sell', request.provider, { field: 'provider', in: 'body' });
    this.coins.ticker(request.fromCurrency);
    const at = new Date(this.clock.now());
    const order = {
      product: 'sell' as const,
      providerId: row.id,
      quoteId: request.quoteId ?? '',
      fromCurrency: request.fromCurrency,
      toCurrency: fiat(request.toCurrency),
      amountFrom: plainAmount(request.amountFrom, 'amountFrom'),
      amountTo: request.amountTo == null ? undefined : plainAmount(request.amountTo, 'amountTo'),
      refundAddress: request.address,
      payinAddress: request.address,
      createdAt: at,
      updatedAt: at,
    };
    for (;;) {
      const id = this.#random.uuid();
      const quoteId = order.quoteId || id;
      if (await this.transactions.add({ ...order, id, quoteId })) return { sellId: id };
    }
  }
}
