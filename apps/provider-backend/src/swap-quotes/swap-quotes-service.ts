import type { Clock, Random } from '@exchange-sim/clock';
import { ContractError, type TradeMethod } from '@exchange-sim/contract';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { SwapAsset } from '../market/swap-assets.js';
import { priceSwap, type SwapPrice, type SwapWish } from '../market/swap-pricing.js';
import { toWhole } from '../money/decimal.js';
import type { ProviderProfile, SwapProfile } from '../profile.js';
import type { Account } from '../users/accounts-repository.js';
import { requireVerified } from '../users/require-verified.js';
import type { SwapQuoteRow, SwapQuotesRepository } from './swap-quotes-repository.js';

/** A fixed quote holds for at least 60 s. */
const TTL_MS = 60_000;
/** Of floating quotes; ratios. */
export const SLIPPAGE = { default: '0.01', min: '0.005', max: '0.03' } as const;

/** Prices of swaps: fixed ones hold for a minute and never change within it, floating ones say how far they may move. */
export class SwapQuotesService {
  readonly #random: Random;

  constructor(
    readonly repository: SwapQuotesRepository,
    readonly behaviours: BehavioursService,
    readonly profile: ProviderProfile & { swap: SwapProfile },
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork(`swap quotes of ${profile.id}`);
  }

  /** The market's price now. @throws ContractError 400, 404 */
  async price(wish: SwapWish, method: TradeMethod): Promise<SwapPrice> {
    if (!this.profile.swap.methods.includes(method)) throw this.#notOffered(wish, method);
    return priceSwap(wish, {
      spreadBps: this.profile.swap.spreadBps[method],
      bounds: await this.behaviours.get('quote.bounds'),
    });
  }

  /** @throws ContractError 400, 404 */
  async create(
    wish: SwapWish,
    tradeMethod: TradeMethod = this.profile.swap.methods[0] ?? 'fixed',
  ): Promise<SwapQuoteRow> {
    const { amountFromAtomic, amountToAtomic, ...told } = await this.price(wish, tradeMethod);
    const ttl = (await this.behaviours.get('quote.ttl'))?.ms ?? TTL_MS;
    const now = this.clock.now();
    const floats = tradeMethod === 'float';
    const quote = {
      ...told,
      accountId: null,
      currencyFrom: wish.from.ledgerId,
      currencyTo: wish.to.ledgerId,
      tradeMethod,
      amountFrom: toWhole(amountFromAtomic, wish.from.decimals),
      amountTo: toWhole(amountToAtomic, wish.to.decimals),
      defaultSlippage: floats ? SLIPPAGE.default : null,
      minSlippage: floats ? SLIPPAGE.min : null,
      maxSlippage: floats ? SLIPPAGE.max : null,
      createdAt: now,
      expiresAt: now + ttl,
    };
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (;;) {
      const row = { id: this.#random.uuid(), ...quote };
      if (await this.repository.add(row)) return row;
    }
  }

  /** @throws ContractError 404 */
  async known(quoteId: string): Promise<SwapQuoteRow> {
    const quote = await this.repository.find(quoteId);
    if (!quote) throw unknownSwapQuote(quoteId, 'is not known here');
    return quote;
  }

  /** A quote that still holds. @throws ContractError 404, 410 */
  async valid(quoteId: string): Promise<SwapQuoteRow> {
    const quote = await this.known(quoteId);
    if (this.clock.now() < quote.expiresAt) return quote;
    throw new ContractError(
      410,
      'SWAP_QUOTE_EXPIRED_ERROR',
      `The quote expired at ${new Date(quote.expiresAt).toISOString()}.`,
      {
        field: 'quoteId',
        clause: 'Fixed quote expiry: refused, never silently re-rated',
        fix: 'Ask for a fresh quote and show its price to the user.',
      },
    );
  }

  /** Ties a quote to a user. @throws ContractError 403 for one who must be verified first, 404, 409, 410 */
  async claim(account: Account, quoteId: string): Promise<SwapQuoteRow> {
    if (this.profile.swap.needsKyc) requireVerified(account);
    await this.valid(quoteId);
    const quote = await this.repository.claim(quoteId, account.id);
    if (quote) return quote;
    throw new ContractError(409, 'CONFLICT_ERROR', 'This quote belongs to another user.', {
      field: 'quoteId',
      in: 'path',
      clause: 'A quote is used by one user',
      fix: 'Ask for a quote of your own.',
    });
  }

  #notOffered({ from, to }: SwapWish, method: TradeMethod): ContractError {
    const rate = { fixed: 'at a fixed rate', float: 'at a floating rate' }[method];
    return noPair(`${this.profile.brand} does not swap ${from.ticker} for ${to.ticker} ${rate}.`, {
      field: 'tradeMethod',
      fix: `Ask for ${this.profile.swap.methods.join(' or ')}.`,
    });
  }
}

/** The two currencies of a wish. @throws ContractError 404 when they are no pair */
export function pairOf(
  assets: readonly SwapAsset[],
  idOf: (asset: SwapAsset) => string,
  { from, to }: { from: string; to: string },
): { from: SwapAsset; to: SwapAsset } {
  const find = (id: string) => assets.find((asset) => idOf(asset) === id);
  const [sent, received] = [find(from), find(to)];
  if (sent && received && sent !== received) return { from: sent, to: received };
  const offered = assets.map(idOf).join(', ');
  throw noPair(`${from.slice(0, 60)} is not swapped for ${to.slice(0, 60)} here.`, {
    field: sent ? 'to' : 'from',
    fix: `Ask for two different ones of ${offered}, written like this.`,
  });
}

function noPair(message: string, details: { field: string; fix: string }): ContractError {
  return new ContractError(404, 'SWAP_PAIR_NOT_FOUND_ERROR', message, {
    ...details,
    in: 'body',
    clause: 'GET /pairs lists what is swapped',
  });
}

/** @param problem goes on after "The quote <id>" */
export function unknownSwapQuote(quoteId: string, problem: string): ContractError {
  return new ContractError(404, 'SWAP_QUOTE_NOT_FOUND_ERROR', `The quote ${quoteId} ${problem}.`, {
    field: 'quoteId',
    clause: 'quoteId is one that POST /quote answered',
    fix: 'Ask for a quote first and send its quoteId unchanged.',
  });
}
