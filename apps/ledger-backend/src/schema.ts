import { swapQuote } from './swap-quotes/swap-quote.js';
import { exchangeTransaction } from './transactions/exchange-transaction.js';

/** Every table of the service. */
export const schema = { exchangeTransaction, swapQuote };
export type Schema = typeof schema;
