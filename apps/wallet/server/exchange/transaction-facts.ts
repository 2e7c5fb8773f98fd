import type { WalletCurrency } from '@exchange-sim/contract';
import type { RawTransaction } from '../payin/raw-transaction.js';

type Family = RawTransaction['family'];

/** Addresses of Ethereum are the same in either case, those of Bitcoin letter for letter. */
export function sameAddress(family: Family, one: string, other: string): boolean {
  return family === 'ethereum' ? one.toLowerCase() === other.toLowerCase() : one === other;
}

/** What atomic amounts of a currency are counted in. */
export function unitOf({ id, ticker }: WalletCurrency): string {
  if (id === 'bitcoin') return 'satoshi';
  return id === 'ethereum' ? 'wei' : `smallest units of ${ticker}`;
}

/** What is wrong with a transaction that is more than a plain transfer. */
export function carriedData(transaction: RawTransaction): { message: string; fix: string } | undefined {
  const isPlain =
    transaction.family === 'bitcoin' ? transaction.opReturnDataHex === '' : transaction.data === '';
  if (isPlain) return undefined;
  if (transaction.family === 'bitcoin')
    return {
      message: 'The transaction carries an OP_RETURN output, but an exchange of BTC is a plain payment.',
      fix: 'Send no extraTransactionParameters; the Bitcoin application refuses a further output in an exchange.',
    };
  return {
    message: 'The transaction carries call data, but an exchange is a plain transfer.',
    fix: 'Ask for a transaction without data; the Ethereum application refuses any other in an exchange.',
  };
}
