import type { Clock, Random } from '@exchange-sim/clock';
import type {
  Behaviours,
  FixedSwapRequest,
  FloatSwapRequest,
  SwapAnswer,
  TradeMethod,
} from '@exchange-sim/contract';
import type { Queues } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { DepositAddresses } from '../deposits/deposit-addresses.js';
import type { DepositIndexes } from '../deposits/deposit-indexes.js';
import { announceSwap } from '../events/announce.js';
import { SWAP_ASSETS, type SwapAsset, swapAsset } from '../market/swap-assets.js';
import { timesFactor, toAtomic } from '../money/decimal.js';
import { nonceBytes, type PayloadSigner } from '../signing/payload-signer.js';
import type { Store } from '../store.js';
import type { SwapQuoteRow } from '../swap-quotes/swap-quotes-repository.js';
import { pairOf, type SwapQuotesService, unknownSwapQuote } from '../swap-quotes/swap-quotes-service.js';
import type { SwapOrdersRepository, swapOrderTable } from './swap-orders-repository.js';
import { DEPOSIT_WINDOW_MS, EXPIRE_SWAP_JOB, SWAPS_QUEUE } from './swap-queue.js';
import { checkPair, checkParties, slippageOf } from './swap-request.js';

export interface SwapParts {
  store: Store;
  swaps: SwapOrdersRepository;
  quotes: SwapQuotesService;
  addresses: Readonly<Record<SwapAsset['chain'], DepositAddresses>>;
  indexes: DepositIndexes;
  signer: PayloadSigner;
  behaviours: BehavioursService;
  queues: Pick<Queues, 'enqueue'>;
  clock: Clock;
}

interface Deal {
  tradeMethod: TradeMethod;
  from: SwapAsset;
  to: SwapAsset;
  quote: SwapQuoteRow | undefined;
  amountFromAtomic: bigint;
  amountToAtomic: bigint;
  fees: Pick<SwapQuoteRow, 'providerFees' | 'referralFees' | 'payoutNetworkFees'>;
  maxSlippage: string | null;
}

/** `POST /swap/fixed` and `/swap/float`: makes a swap with a deposit address of its own, and signs what the signer shows. */
export class SwapService {
  readonly #random: Random;

  constructor(
    readonly parts: SwapParts,
    random: Random,
  ) {
    this.#random = random.fork(`swaps of ${parts.quotes.profile.id}`);
  }

  /** At the price of the quote, or not at all. @throws ContractError 400, 404, 410 */
  async fixed(request: FixedSwapRequest): Promise<SwapAnswer> {
    const behaviours = await this.parts.behaviours.all();
    const quote = await this.#quote(request.quoteId, 'fixed');
    if (!behaviours['order.acceptExpired']) await this.parts.quotes.valid(quote.id);
    checkPair(request, quote);
    const [from, to] = [swapAsset(quote.currencyFrom), swapAsset(quote.currencyTo)];
    const promised = toAtomic(quote.amountTo, to.decimals);
    const factor = behaviours['order.rerate']?.factor;
    const deal = {
      tradeMethod: 'fixed',
      from,
      to,
      quote,
      amountFromAtomic: toAtomic(quote.amountFrom, from.decimals),
      amountToAtomic: factor ? timesFactor(promised, factor) : promised,
      fees: quote,
      maxSlippage: null,
    } as const;
    return this.#make(request, deal, behaviours);
  }

  /** At the market's price now, which may move until it is executed. @throws ContractError 400, 404 */
  async float(request: FloatSwapRequest): Promise<SwapAnswer> {
    const behaviours = await this.parts.behaviours.all();
    const { quoteId, amount, currencyFrom, currencyTo } = request;
    const quote = quoteId === undefined ? undefined : await this.#quote(quoteId, 'float');
    if (quote) checkPair(request, quote);
    const ids = { from: currencyFrom, to: currencyTo };
    const pair = pairOf(SWAP_ASSETS, ({ listed }) => listed.id, ids);
    const price = await this.parts.quotes.price({ ...pair, amountFrom: amount }, 'float');
    const { amountFromAtomic, amountToAtomic } = price;
    const deal = { tradeMethod: 'float', ...pair, quote, amountFromAtomic, amountToAtomic } as const;
    return this.#make(request, { ...deal, fees: price, maxSlippage: slippageOf(request) }, behaviours);
  }

  async #quote(quoteId: string, tradeMethod: TradeMethod): Promise<SwapQuoteRow> {
    const quote = await this.parts.quotes.known(quoteId);
    if (quote.tradeMethod === tradeMethod) return quote;
    throw unknownSwapQuote(
      quoteId,
      `is a ${quote.tradeMethod} one: its swap is POST /swap/${quote.tradeMethod}`,
    );
  }

  async #make(request: FixedSwapRequest | FloatSwapRequest, deal: Deal, behaviours: Behaviours) {
    const { indexes, addresses, signer, clock } = this.parts;
    const { from, to, quote, amountFromAtomic, amountToAtomic } = deal;
    checkParties(request, from, to);
    const { payoutAddress, refundAddress } = request;
    const depositIndex = await indexes.next();
    const depositAddress = addresses[from.chain].at(depositIndex);
    const providerSig = await signer.signSwap({
      payinAddress: depositAddress,
      refundAddress,
      refundExtraId: request.refundAddressExtraId,
      payoutAddress,
      payoutExtraId: request.payoutAddressExtraId,
      currencyFrom: from.ticker,
      currencyTo: to.ticker,
      amountToProviderAtomic: amountFromAtomic,
      amountToWalletAtomic: amountToAtomic,
      deviceTransactionId: nonceBytes(request.nonce),
    });
    const now = clock.now();
    const { providerFees, referralFees, payoutNetworkFees } = deal.fees;
    const fees = { providerFees, referralFees, payoutNetworkFees };
    const order = {
      ...fees,
      quoteId: quote?.id,
      accountId: quote?.accountId,
      tradeMethod: deal.tradeMethod,
      status: 'PENDING',
      stage: 'deposit',
      currencyFrom: from.ledgerId,
      currencyTo: to.ledgerId,
      amountFromAtomic,
      amountToAtomic,
      maxSlippage: deal.maxSlippage,
      payoutAddress,
      refundAddress,
      depositIndex,
      depositAddress,
      expiresAt: now + DEPOSIT_WINDOW_MS,
      createdAt: now,
      updatedAt: now,
    } as const;
    const swapId = await this.#keep(order, behaviours['order.reuseId'] && quote?.id);
    const createdAt = new Date(now).toISOString();
    return { swapId, payinAddress: depositAddress, createdAt, ...fees, providerSig };
  }

  /** The swap and the job that ends its waiting, together. */
  async #keep(
    order: Omit<typeof swapOrderTable.$inferInsert, 'id'>,
    firstId: string | undefined,
  ): Promise<string> {
    const { store, swaps, queues, quotes } = this.parts;
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (let wanted = firstId; ; wanted = undefined) {
      const drawn = this.#random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase();
      const id = wanted ?? `${quotes.profile.swap.idPrefix}-${drawn}`;
      const kept = await store.db.transaction(async (tx) => {
        if (!(await swaps.add(tx, { id, ...order }))) return false;
        await queues.enqueue(tx, {
          queue: SWAPS_QUEUE,
          name: EXPIRE_SWAP_JOB,
          data: { swapId: id },
          runAt: order.expiresAt,
          attempts: 100,
        });
        await announceSwap(tx, order.accountId ?? null, id);
        return true;
      });
      if (kept) return id;
    }
  }
}
