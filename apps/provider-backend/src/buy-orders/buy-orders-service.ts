import type { Clock, Random } from '@exchange-sim/clock';
import { type BuyOrderView, ContractError, type NewBuyOrder } from '@exchange-sim/contract';
import type { Queues } from '@exchange-sim/storage';
import { checkAddress } from '../addresses/check-address.js';
import type { BuyQuotesService } from '../buy-quotes/buy-quotes-service.js';
import { announceBuy } from '../events/announce.js';
import { swapAsset } from '../market/swap-assets.js';
import type { ProviderProfile } from '../profile.js';
import type { Store } from '../store.js';
import type { Account } from '../users/accounts-repository.js';
import { requireVerified } from '../users/require-verified.js';
import { buyOrderView } from './buy-order-view.js';
import type { BuyOrder, BuyOrdersRepository, buyOrderTable } from './buy-orders-repository.js';
import { BUYS_QUEUE, EXPIRE_BUY_JOB, PAYMENT_WINDOW_MS } from './buy-queue.js';

export interface BuyOrderParts {
  store: Store;
  orders: BuyOrdersRepository;
  quotes: BuyQuotesService;
  queues: Pick<Queues, 'enqueue'>;
  profile: ProviderProfile;
  clock: Clock;
}

/** Purchases: ordered by verified users, from a price that holds, to an address of the coin's chain. */
export class BuyOrdersService {
  readonly #random: Random;

  constructor(
    readonly parts: BuyOrderParts,
    random: Random,
  ) {
    this.#random = random.fork('purchases');
  }

  /** The same order may come again: it is made once. @throws ContractError 400, 403, 404, 409, 410 */
  async make(account: Account, wanted: NewBuyOrder): Promise<BuyOrderView> {
    requireVerified(account);
    const { quotes, orders } = this.parts;
    const quote = await quotes.known(account, wanted.quoteId);
    checkAddress(wanted.address, swapAsset(quote.cryptoCurrency), {
      field: 'address',
      in: 'body',
      clause: 'Coins go to an address of their own chain',
    });
    const made = await orders.ofQuote(quote.id);
    if (!made) {
      quotes.checkExpiry(quote);
      await this.#keep(account, wanted);
    }
    const order = made ?? (await orders.ofQuote(quote.id));
    if (!order || !isSame(order, wanted)) throw boughtAlready(quote.id);
    return this.view(order);
  }

  async ofAccount(accountId: string): Promise<BuyOrderView[]> {
    return (await this.parts.orders.ofAccount(accountId)).map((order) => this.view(order));
  }

  /** @throws ContractError 404 */
  async ofAccountById(accountId: string, orderId: string): Promise<BuyOrderView> {
    const [order] = await this.parts.orders.ofAccount(accountId, orderId);
    if (!order) throw unknownPurchase(orderId);
    return this.view(order);
  }

  view(order: BuyOrder): BuyOrderView {
    return buyOrderView(order, this.parts.profile.brand);
  }

  /** The order and the job that ends its waiting, together; nothing when the quote was bought meanwhile. */
  async #keep({ id: accountId }: Account, wanted: NewBuyOrder): Promise<void> {
    const { store, orders, queues, clock } = this.parts;
    const now = clock.now();
    const order: Omit<typeof buyOrderTable.$inferInsert, 'id'> = {
      ...wanted,
      accountId,
      state: 'pending',
      paymentState: 'awaiting',
      expiresAt: now + PAYMENT_WINDOW_MS,
      createdAt: now,
      updatedAt: now,
    };
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (;;) {
      const id = `BUY-${this.#random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
      const kept = await store.db.transaction(async (tx) => {
        if (!(await orders.add(tx, { id, ...order }))) return false;
        await queues.enqueue(tx, {
          queue: BUYS_QUEUE,
          name: EXPIRE_BUY_JOB,
          data: { orderId: id },
          runAt: order.expiresAt,
          attempts: 100,
        });
        await announceBuy(tx, accountId, id);
        return true;
      });
      if (kept || (await orders.ofQuote(wanted.quoteId))) return;
    }
  }
}

const isSame = (order: BuyOrder, { address, ledgerTransactionId }: NewBuyOrder) =>
  order.address === address && order.ledgerTransactionId === (ledgerTransactionId ?? null);

function boughtAlready(quoteId: string): ContractError {
  return new ContractError(409, 'CONFLICT_ERROR', `The quote ${quoteId} was bought already.`, {
    field: 'quoteId',
    in: 'body',
    clause: 'A quote is bought once',
    fix: 'Ask for a fresh quote: POST /api/buy-quotes.',
  });
}

export function unknownPurchase(orderId: string): ContractError {
  return new ContractError(404, 'BUY_ORDER_NOT_FOUND_ERROR', `You have no purchase ${orderId}.`, {
    field: 'orderId',
    in: 'path',
    clause: 'orderId is one that POST /api/buys answered to this user',
    fix: 'Look at your purchases: GET /api/buys.',
  });
}
