/** What coins are worth in fiat, and what is taken off a trade of one for the other. @module */
import { ratio } from '../money/decimal.js';

export const FIATS = ['EUR', 'USD', 'GBP'] as const;
/** Decimals of every fiat currency traded in. */
export const FIAT_DECIMALS = 2;
/** Decimals of the rates. */
export const RATE_DECIMALS = 4;

/** Fiat for one whole unit of a coin (LedgerId), before fees. In US dollars they are the prices of swaps. */
export const FIAT_RATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ethereum: { EUR: '2469.13', USD: '2687.40', GBP: '2111.95' },
  bitcoin: { EUR: '59031.62', USD: '64250.00', GBP: '50492.21' },
  'ethereum/erc20/usd__coin': { EUR: '0.9188', USD: '1.00', GBP: '0.7859' },
};

const PER_MILLE = 1_000n;
const PROVIDER_FEE = 10n;
const REFERRAL_FEE = 5n;

/** 1 % for the provider and 0.5 % for Ledger, taken from the fiat side of a trade. In cents. */
export function tradeFees(cents: bigint): { provider: bigint; referral: bigint } {
  return { provider: ratio(cents, PROVIDER_FEE, PER_MILLE), referral: ratio(cents, REFERRAL_FEE, PER_MILLE) };
}
