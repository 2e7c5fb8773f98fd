import type { Clock } from '@exchange-sim/clock';
import { ContractError, type StatusUpdate } from '@exchange-sim/contract';
import { unknownOrder } from '../exchange/device-reports-service.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';

/** What providers say about their orders. */
export class StatusService {
  constructor(
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  /** @throws ContractError 404 for an order that is not this provider's, 405 once its status is final. */
  async update(row: ProviderRow, sellId: string, update: StatusUpdate): Promise<{ message: string }> {
    const key = { product: 'sell' as const, providerId: row.id, id: sellId };
    const { amount, ...word } = update;
    const at = new Date(this.clock.now());
    if (await this.transactions.updateStatus(key, { ...word, ...(amount && { amountTo: amount }) }, at))
      return { message: 'updated' };
    const order = await this.transactions.find(key);
    if (!order) throw unknownOrder(sellId, row.name);
    throw new ContractError(
      405,
      'CONFLICT_ERROR',
      `Order ${sellId} is ${order.status}, which is final: it can no longer become ${update.status}.`,
      {
        field: 'status',
        in: 'body',
        clause: 'FINISHED, REFUNDED and EXPIRED are final; only EXPIRED may still become REFUNDED',
        fix: 'Send nothing more for this order.',
      },
    );
  }

  async status(row: ProviderRow, sellId: string) {
    const order = await this.transactions.find({ product: 'sell', providerId: row.id, id: sellId });
    if (!order) throw unknownOrder(sellId, row.name);
    return { deviceStatus: order.deviceStatus ?? undefined, providerStatus: order.status ?? undefined };
  }
}
