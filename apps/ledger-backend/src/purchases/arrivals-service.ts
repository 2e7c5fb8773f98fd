import type { Clock } from '@exchange-sim/clock';
import type { ReceivedTransfer } from '@exchange-sim/contract';
import type { PurchasesRepository } from './purchases-repository.js';

/** Coins that arrived at the user's addresses, and the purchases they belong to. */
export class ArrivalsService {
  constructor(
    readonly purchases: PurchasesRepository,
    readonly clock: Clock,
  ) {}

  /** The contract tells nothing of a purchase's end, so what arrives decides; the same transfer told twice finishes one. */
  async received(transfer: ReceivedTransfer): Promise<{ ledgerTransactionId?: string }> {
    const ledgerTransactionId = await this.purchases.finish(transfer, new Date(this.clock.now()));
    return ledgerTransactionId === undefined ? {} : { ledgerTransactionId };
  }
}
