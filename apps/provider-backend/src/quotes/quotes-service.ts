import type { Clock, Random } from '@exchange-sim/clock';
import { ContractError } from '@exchange-sim/contract';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { Account } from '../users/accounts-repository.js';
import { requireVerified } from '../users/require-verified.js';
import { price, type Wish } from './pricing.js';
import type { Quote, QuotesRepository } from './quotes-repository.js';

/** Published contract: a fixed quote holds for at least 60 s. */
const TTL_MS = 60_000;

/** Prices that hold for a minute, and never change within it. */
export class QuotesService {
  readonly #random: Random;

  constructor(
    readonly repository: QuotesRepository,
    readonly behaviours: BehavioursService,
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork('quotes');
  }

  async create(wish: Wish): Promise<Quote> {
    const priced = price(wish, await this.behaviours.get('quote.bounds'));
    const ttl = (await this.behaviours.get('quote.ttl'))?.ms ?? TTL_MS;
    const now = this.clock.now();
    const quote = {
      ...wish,
      ...priced,
      country: wish.country ?? null,
      accountId: null,
      createdAt: now,
      expiresAt: now + ttl,
    };
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (;;) {
      const row = { id: this.#random.uuid(), ...quote };
      if (await this.repository.add(row)) return row;
    }
  }

  /** A quote that still holds. @throws ContractError 404, 410 */
  async valid(quoteId: string): Promise<Quote> {
    const quote = await this.known(quoteId);
    this.#checkExpiry(quote);
    return quote;
  }

  /** A quote, even when it has expired. @throws ContractError 404 */
  async known(quoteId: string): Promise<Quote> {
    const quote = await this.repository.find(quoteId);
    if (!quote) throw unknownQuote(quoteId);
    return quote;
  }

  /** The same, as long as nobody else claimed it. */
  async validFor(account: Account, quoteId: string): Promise<Quote> {
    const quote = await this.valid(quoteId);
    if (quote.accountId !== null && quote.accountId !== account.id) throw unknownQuote(quoteId);
    return quote;
  }

  /** Ties a quote to a user whose identity is verified. @throws ContractError 403, 404, 409, 410 */
  async claim(account: Account, quoteId: string): Promise<Quote> {
    requireVerified(account);
    await this.valid(quoteId);
    const quote = await this.repository.claim(quoteId, account.id);
    if (!quote)
      throw new ContractError(409, 'CONFLICT_ERROR', 'This quote belongs to another user.', {
        field: 'quoteId',
        in: 'path',
        clause: 'A quote is sold by one user',
        fix: 'Ask for a quote of your own.',
      });
    return quote;
  }

  #checkExpiry({ expiresAt }: Quote): void {
    if (this.clock.now() < expiresAt) return;
    throw new ContractError(
      410,
      'SELL_QUOTE_EXPIRED_ERROR',
      `The quote expired at ${new Date(expiresAt).toISOString()}.`,
      {
        field: 'quoteId',
        clause: 'An expired quote is refused, never re-rated',
        fix: 'Ask for a fresh quote and show its price to the user.',
      },
    );
  }
}

export function unknownQuote(quoteId: string): ContractError {
  return new ContractError(404, 'SELL_QUOTE_NOT_FOUND_ERROR', `The provider knows no quote ${quoteId}.`, {
    field: 'quoteId',
    clause: 'quoteId is one that GET /quote answered',
    fix: 'Ask for a quote first and send its quoteId unchanged.',
  });
}
