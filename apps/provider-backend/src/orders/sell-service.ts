import type { Clock, Random } from '@exchange-sim/clock';
import { ContractError, ethereumAddress, type SellAnswer, type SellRequest } from '@exchange-sim/contract';
import type { Queues } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { DepositAddresses } from '../deposits/deposit-addresses.js';
import type { DepositIndexes } from '../deposits/deposit-indexes.js';
import { announceOrder } from '../events/announce.js';
import { FIAT_DECIMALS } from '../market/fiat-market.js';
import { sameAmount, timesFactor, toAtomic, toWhole } from '../money/decimal.js';
import { assetOf } from '../quotes/pricing.js';
import type { Quote } from '../quotes/quotes-repository.js';
import type { QuotesService } from '../quotes/quotes-service.js';
import { nonceBytes, type PayloadSigner } from '../signing/payload-signer.js';
import type { Store } from '../store.js';
import type { AccountsRepository } from '../users/accounts-repository.js';
import { EXPIRE_JOB, ORDERS_QUEUE, PAYIN_WINDOW_MS } from './order-lifecycle.js';
import type { OrdersRepository } from './orders-repository.js';

export interface SellParts {
  store: Store;
  orders: OrdersRepository;
  quotes: QuotesService;
  accounts: AccountsRepository;
  addresses: DepositAddresses;
  indexes: DepositIndexes;
  behaviours: BehavioursService;
  signer: PayloadSigner;
  queues: Pick<Queues, 'enqueue'>;
  clock: Clock;
}

/** `POST /sell`: turns a quote into an order with a deposit address of its own, and signs what the signer shows. */
export class SellService {
  readonly #random: Random;

  constructor(
    readonly parts: SellParts,
    random: Random,
  ) {
    this.#random = random.fork('orders');
  }

  /** Each call makes a new order. @throws ContractError 400, 404, 410 */
  async sell(request: SellRequest): Promise<SellAnswer> {
    const { quotes, accounts, addresses, indexes, signer, clock } = this.parts;
    const behaviours = await this.parts.behaviours.all();
    const { quoteId } = request;
    const quote = behaviours['order.acceptExpired']
      ? await quotes.known(quoteId)
      : await quotes.valid(quoteId);
    checkAgainstQuote(request, quote);
    const { ticker, decimals } = assetOf(quote.cryptoCurrency);
    const account = quote.accountId === null ? undefined : await accounts.find(quote.accountId);
    const depositIndex = await indexes.next();
    const depositAddress = addresses.at(depositIndex);
    const cryptoAmountAtomic = toAtomic(request.amount, decimals);
    const providerSig = await signer.signSell({
      ...(account && { traderEmail: account.email }),
      inCurrency: ticker,
      inAmountAtomic: cryptoAmountAtomic,
      inAddress: depositAddress,
      outCurrency: quote.fiatCurrency,
      outAmountWhole: rerated(quote.fiatAmount, behaviours['order.rerate']?.factor),
      deviceTransactionId: nonceBytes(request.nonce),
    });
    const now = clock.now();
    const order = {
      quoteId: quote.id,
      accountId: quote.accountId,
      status: 'PENDING',
      depositIndex,
      depositAddress,
      refundAddress: request.refundAddress,
      cryptoAmountAtomic,
      createdAt: now,
      updatedAt: now,
    } as const;
    const sellId = await this.#keep(order, behaviours['order.reuseId'] && quote.id);
    return {
      sellId,
      payinAddress: depositAddress,
      createdAt: new Date(now).toISOString(),
      amount: quote.fiatAmount,
      providerFees: quote.providerFees,
      referralFees: quote.referralFees,
      providerSig,
    };
  }

  /** The order and the job that ends its waiting, together. */
  async #keep(
    order: Omit<Parameters<OrdersRepository['add']>[1], 'id'>,
    firstId: string | undefined,
  ): Promise<string> {
    const { store, orders, queues } = this.parts;
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (let wanted = firstId; ; wanted = undefined) {
      const id = wanted ?? `NG-${this.#random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
      const kept = await store.db.transaction(async (tx) => {
        if (!(await orders.add(tx, { id, ...order }))) return false;
        await queues.enqueue(tx, {
          queue: ORDERS_QUEUE,
          name: EXPIRE_JOB,
          data: { sellId: id },
          runAt: order.createdAt + PAYIN_WINDOW_MS,
          attempts: 100,
        });
        await announceOrder(tx, order.accountId ?? null, id);
        return true;
      });
      if (kept) return id;
    }
  }
}

/** Behaviour `order.rerate`: another amount than was promised. */
function rerated(fiatAmount: string, factor: string | undefined): string {
  if (!factor) return fiatAmount;
  return toWhole(timesFactor(toAtomic(fiatAmount, FIAT_DECIMALS), factor), FIAT_DECIMALS, FIAT_DECIMALS);
}

/** What is sold must be what was quoted. */
function checkAgainstQuote(request: SellRequest, quote: Quote): void {
  const { ticker } = assetOf(quote.cryptoCurrency);
  if (request.fromCryptoCurrency !== quote.cryptoCurrency)
    throw differs(
      'CURRENCY_FROM_NOT_FOUND_ERROR',
      404,
      'fromCryptoCurrency',
      request.fromCryptoCurrency,
      quote.cryptoCurrency,
    );
  if (request.toFiatCurrency !== quote.fiatCurrency)
    throw differs(
      'CURRENCY_TO_NOT_FOUND_ERROR',
      404,
      'toFiatCurrency',
      request.toFiatCurrency,
      quote.fiatCurrency,
    );
  if (!sameAmount(request.amount, quote.cryptoAmount))
    throw differs('INVALID_REQUEST_ERROR', 400, 'amount', request.amount, quote.cryptoAmount);
  if (request.payloadCryptoCurrency !== ticker)
    throw differs(
      'INVALID_REQUEST_ERROR',
      400,
      'payloadCryptoCurrency',
      request.payloadCryptoCurrency,
      ticker,
    );
  if (!ethereumAddress.safeParse(request.refundAddress).success)
    throw new ContractError(400, 'INVALID_REQUEST_ERROR', 'refundAddress is not an Ethereum address.', {
      field: 'refundAddress',
      in: 'body',
      clause: 'refundAddress is an address of the currency sold',
      fix: 'Send the address of the account that sells, "0x" and 40 hex digits.',
    });
}

function differs(
  key: 'CURRENCY_FROM_NOT_FOUND_ERROR' | 'CURRENCY_TO_NOT_FOUND_ERROR' | 'INVALID_REQUEST_ERROR',
  status: number,
  field: string,
  given: string,
  quoted: string,
): ContractError {
  return new ContractError(status, key, `${field} is ${given}, but the quote is for ${quoted}.`, {
    field,
    in: 'body',
    clause: 'POST /sell sells what GET /quote quoted',
    fix: `Send ${quoted}, or ask for another quote.`,
  });
}
