import type { Clock } from '@exchange-sim/clock';
import { ContractError, type swapAccepted, type swapCancelled } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { Registry } from '../registry/registry.js';
import {
  type DeviceReport,
  isFinal,
  type TransactionsRepository,
} from '../transactions/transactions-repository.js';
import { POLL_EVERY_MS } from './swap-poller.js';

/** Keeps what the user decided on the signer, as the wallet or the exchange SDK reports it. */
export class SwapReportsService {
  constructor(
    readonly registry: Registry,
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  /** From now on the provider is asked where the swap stands, in case its webhooks get lost. */
  accepted({ provider, swapId, transactionId }: z.output<typeof swapAccepted>) {
    const nextPollAt = new Date(this.clock.now() + POLL_EVERY_MS);
    return this.#report(provider, swapId, {
      deviceStatus: 'ACCEPTED',
      transactionHash: transactionId,
      nextPollAt,
    });
  }

  cancelled({ provider, swapId, statusCode, errorMessage }: z.output<typeof swapCancelled>) {
    const deviceMessage = [statusCode, errorMessage].filter(Boolean).join(': ') || undefined;
    return this.#report(provider, swapId, { deviceStatus: 'CANCELLED', deviceMessage });
  }

  async #report(providerId: string, swapId: string, report: DeviceReport): Promise<{ message: string }> {
    const row = this.registry.offering('swap', providerId, { field: 'provider', in: 'body' });
    const order = await this.transactions.find({ product: 'swap', providerId: row.id, id: swapId });
    if (!order) throw unknownSwap(swapId, row.name);
    const at = new Date(this.clock.now());
    const { nextPollAt: _over, ...final } = { nextPollAt: undefined, ...report };
    const changed = await this.transactions.reportDevice(order, isFinal(order.status) ? final : report, at);
    return { message: changed ? 'recorded' : 'the user had approved already: nothing was changed' };
  }
}

function unknownSwap(swapId: string, providerName: string): ContractError {
  return new ContractError(
    404,
    'SWAP_TRANSACTION_NOT_FOUND_ERROR',
    `Ledger’s backend knows no swap ${swapId} of ${providerName}.`,
    {
      field: 'swapId',
      in: 'body',
      clause: 'A swap exists once /v5/swap has answered',
      fix: 'Use the swapId that /v5/swap answered with.',
    },
  );
}
