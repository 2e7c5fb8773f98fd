import type { Clock } from '@exchange-sim/clock';
import type { JobRun } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { OrderLifecycle } from '../orders/order-lifecycle.js';
import type { OrdersRepository, OrderWithQuote } from '../orders/orders-repository.js';
import { payoutTo } from '../quotes/quote-view.js';
import type { Store, Tx } from '../store.js';
import type { AccountsRepository } from '../users/accounts-repository.js';
import type { BankLedgerRepository } from './bank-ledger-repository.js';

export interface PayoutParts {
  store: Store;
  orders: OrdersRepository;
  accounts: AccountsRepository;
  ledger: BankLedgerRepository;
  lifecycle: OrderLifecycle;
  behaviours: BehavioursService;
  recorder: Recorder;
  clock: Clock;
}

/** Sends the fiat: one entry in the bank ledger and the final status, together or not at all. */
export class PayoutsService {
  constructor(readonly parts: PayoutParts) {}

  /** Job: pays an order out, once however often it runs. */
  async payOut({ data }: JobRun): Promise<void> {
    const { store, orders, lifecycle, behaviours } = this.parts;
    const status = (await behaviours.get('payout.outcome'))?.status ?? 'FINISHED';
    await store.db.transaction(async (tx) => {
      const order = await orders.lock(tx, String(data.sellId));
      if (order?.status !== 'TRANSFER_IN_COMPLETED') return;
      const payoutReference = status === 'FINISHED' ? await this.#book(tx, order) : null;
      await lifecycle.move(tx, order, status, { payoutReference });
    });
  }

  async #book(tx: Tx, order: OrderWithQuote): Promise<string> {
    const { accounts, ledger, recorder, clock } = this.parts;
    const { quote, id: sellId } = order;
    const account = order.accountId === null ? undefined : await accounts.find(order.accountId, tx);
    const entry = {
      id: `bank-${sellId}`,
      sellId,
      fiatCurrency: quote.fiatCurrency,
      amount: quote.fiatAmount,
      method: quote.paymentMethod,
      beneficiary: [account?.email, payoutTo(quote)].filter(Boolean).join(', '),
      reference: `NORTHGATE ${sellId}`,
    };
    const hop = recorder.begin({
      from: 'provider-backend',
      to: 'bank',
      kind: 'job',
      name: 'credit transfer',
      request: entry,
    });
    await ledger.add(tx, { ...entry, bookedAt: clock.now() });
    hop.end({ status: 'booked' });
    return entry.reference;
  }
}
