import type { Clock } from '@exchange-sim/clock';
import { type acceptedReport, ContractError, type cancelledReport } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { Registry } from '../registry/registry.js';
import type { DeviceReport, TransactionsRepository } from '../transactions/transactions-repository.js';

/** Keeps what the user decided on the signer, as the exchange SDK reports it. */
export class DeviceReportsService {
  constructor(
    readonly registry: Registry,
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  accepted(id: string, { provider, transactionId }: z.output<typeof acceptedReport>) {
    return this.#report(provider, id, { deviceStatus: 'ACCEPTED', transactionHash: transactionId });
  }

  cancelled(id: string, { provider, statusCode, errorMessage }: z.output<typeof cancelledReport>) {
    const deviceMessage = [statusCode, errorMessage].filter(Boolean).join(': ') || undefined;
    return this.#report(provider, id, { deviceStatus: 'CANCELLED', deviceMessage });
  }

  async #report(providerId: string, id: string, report: DeviceReport): Promise<{ message: string }> {
    const row = this.registry.offering('sell', providerId, { field: 'provider', in: 'body' });
    const order = await this.transactions.findSale(row.id, id);
    if (!order) throw unknownOrder(id, row.name);
    const changed = await this.transactions.reportDevice(order, report, new Date(this.clock.now()));
    return { message: changed ? 'recorded' : 'the user had approved already: nothing was changed' };
  }
}

export function unknownOrder(id: string, providerName: string): ContractError {
  return new ContractError(
    404,
    'SELL_TRANSACTION_NOT_FOUND_ERROR',
    `Ledger’s backend knows no order ${id} of ${providerName}.`,
    {
      field: 'sellId',
      in: 'path',
      clause: 'An order exists once the widget has called exchangeSdk.sell',
      fix: 'Use the sellId that POST /sell answered with, after the widget called exchangeSdk.sell.',
    },
  );
}
