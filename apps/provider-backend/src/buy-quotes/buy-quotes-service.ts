import type { Clock, Random } from '@exchange-sim/clock';
import { type BuyQuoteQuery, type BuyQuoteRequest, ContractError } from '@exchange-sim/contract';
import { checkAddress } from '../addresses/check-address.js';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { type BuyFields, type BuyPrice, priceBuy } from '../market/buy-pricing.js';
import { swapAsset } from '../market/swap-assets.js';
import type { Account } from '../users/accounts-repository.js';
import type { BuyQuoteRow, BuyQuotesRepository } from './buy-quotes-repository.js';

const TTL_MS = 60_000;
const LEDGERS_FIELDS: BuyFields = { crypto: 'to', fiat: 'from', method: 'payment-method', amount: 'amount' };

/** Prices of coins: told to Ledger's backend as they are now, held for a minute for the widget's user. */
export class BuyQuotesService {
  readonly #random: Random;

  constructor(
    readonly repository: BuyQuotesRepository,
    readonly behaviours: BehavioursService,
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork('buy quotes');
  }

  /** The price as it is now; nothing is kept of it. @throws ContractError 400, 404, 451 */
  async price(query: BuyQuoteQuery): Promise<BuyPrice> {
    const { from, to, country, amount, dest } = query;
    const priced = priceBuy(
      {
        cryptoCurrency: to,
        fiatCurrency: from,
        paymentMethod: query['payment-method'],
        country,
        amount: { fiat: amount },
      },
      LEDGERS_FIELDS,
      await this.behaviours.get('quote.bounds'),
    );
    checkAddress(dest, swapAsset(to), {
      field: 'dest',
      in: 'query',
      clause: 'dest is an address of the currency bought',
    });
    return priced;
  }

  /** A price that holds for its user. @throws ContractError 400, 404, 451 */
  async create({ id: accountId }: Account, request: BuyQuoteRequest): Promise<BuyQuoteRow> {
    const { fiatAmount, cryptoAmount = '0', ...wish } = request;
    const amount = fiatAmount === undefined ? { crypto: cryptoAmount } : { fiat: fiatAmount };
    const fields: BuyFields = {
      crypto: 'cryptoCurrency',
      fiat: 'fiatCurrency',
      method: 'paymentMethod',
      amount: fiatAmount === undefined ? 'cryptoAmount' : 'fiatAmount',
    };
    const priced = priceBuy({ ...wish, amount }, fields, await this.behaviours.get('quote.bounds'));
    const ttl = (await this.behaviours.get('quote.ttl'))?.ms ?? TTL_MS;
    const now = this.clock.now();
    const quote = { ...wish, ...priced, accountId, createdAt: now, expiresAt: now + ttl };
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (;;) {
      const row = { id: this.#random.uuid(), ...quote };
      if (await this.repository.add(row)) return row;
    }
  }

  /** A quote of the user's, even when it has expired. @throws ContractError 404 */
  async known(account: Account, quoteId: string): Promise<BuyQuoteRow> {
    const quote = await this.repository.find(quoteId);
    if (quote?.accountId === account.id) return quote;
    throw new ContractError(404, 'BUY_QUOTE_NOT_FOUND_ERROR', `You have no quote ${quoteId}.`, {
      field: 'quoteId',
      in: 'body',
      clause: 'quoteId is one that POST /api/buy-quotes answered to this user',
      fix: 'Ask for a quote first and send its quoteId unchanged.',
    });
  }

  /** @throws ContractError 410 when the price does not hold any more */
  checkExpiry({ expiresAt }: BuyQuoteRow): void {
    if (this.clock.now() < expiresAt) return;
    throw new ContractError(
      410,
      'BUY_QUOTE_EXPIRED_ERROR',
      `The price held until ${new Date(expiresAt).toISOString()}.`,
      {
        field: 'quoteId',
        in: 'body',
        clause: 'An expired quote is refused, never re-rated',
        fix: 'Ask for a fresh quote and show its price to the user: POST /api/buy-quotes.',
      },
    );
  }
}
