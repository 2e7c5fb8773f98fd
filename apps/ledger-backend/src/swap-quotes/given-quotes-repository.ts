import type { Database } from '@exchange-sim/storage';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Schema } from '../schema.js';
import { type GivenQuote, type NewGivenQuote, swapQuote } from './swap-quote.js';

/** How long a quote is remembered, milliseconds: a late swap is told "expired" rather than "unknown". */
const REMEMBERED_MS = 24 * 3_600_000;
/** How often old ones are thrown away, milliseconds. */
const TIDY_EVERY_MS = 3_600_000;

const table = swapQuote;
type Terms = Pick<GivenQuote, 'fromCurrency' | 'toCurrency' | 'amountFrom'>;

/** Quotes given to wallets, in Postgres. */
export class GivenQuotesRepository {
  readonly #db: Database<Schema>['db'];
  #waiting: NewGivenQuote[] = [];
  #writing: Promise<void> | undefined;
  #tidiedAt = 0;

  constructor(database: Database<Schema>) {
    this.#db = database.db;
  }

  /** Resolves once the quote can be found by every replica. Quotes that come while others are written go in together. */
  async keep(quote: NewGivenQuote): Promise<void> {
    this.#waiting.push(quote);
    await this.#writing?.catch(() => {});
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  /** A provider's quote by its id. */
  async find(providerId: string, quoteId: string): Promise<GivenQuote | undefined> {
    return this.#newest(and(eq(table.providerId, providerId), eq(table.quoteId, quoteId)));
  }

  /** The newest floating quote of a provider for exactly these terms. */
  async findFloating(providerId: string, terms: Terms): Promise<GivenQuote | undefined> {
    const { fromCurrency, toCurrency, amountFrom } = terms;
    return this.#newest(
      and(
        eq(table.providerId, providerId),
        eq(table.tradeMethod, 'float'),
        eq(table.fromCurrency, fromCurrency),
        eq(table.toCurrency, toCurrency),
        eq(sql`${table.amountFrom}::numeric`, sql`${amountFrom}::numeric`),
      ),
    );
  }

  async #newest(where: ReturnType<typeof and>): Promise<GivenQuote | undefined> {
    const [row] = await this.#db.select().from(table).where(where).orderBy(desc(table.sequence)).limit(1);
    return row;
  }

  async #write(): Promise<void> {
    const quotes = new Map(this.#waiting.map((quote) => [`${quote.providerId} ${quote.key}`, quote]));
    this.#waiting = [];
    const [first] = quotes.values();
    if (!first) return;
    await this.#db
      .insert(table)
      .values([...quotes.values()])
      .onConflictDoUpdate({
        target: [table.providerId, table.key],
        set: {
          fromCurrency: sql`excluded.from_currency`,
          toCurrency: sql`excluded.to_currency`,
          amountFrom: sql`excluded.amount_from`,
          amountTo: sql`excluded.amount_to`,
          expiresAt: sql`excluded.expires_at`,
          createdAt: sql`excluded.created_at`,
        },
      });
    await this.#tidy(first.createdAt.getTime());
  }

  async #tidy(now: number): Promise<void> {
    if (now - this.#tidiedAt < TIDY_EVERY_MS) return;
    this.#tidiedAt = now;
    await this.#db.delete(table).where(lt(table.createdAt, new Date(now - REMEMBERED_MS)));
  }
}
