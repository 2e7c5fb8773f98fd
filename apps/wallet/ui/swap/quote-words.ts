import type { SwapQuoteRow, WalletCurrency } from '@exchange-sim/contract';
import { addWhole, formatCrypto } from '../money/money.js';

interface Currencies {
  from: WalletCurrency;
  to: WalletCurrency;
}

export const methodLabel = ({ type }: Pick<SwapQuoteRow, 'type'>) =>
  type === 'fixed' ? 'Fixed' : 'Floating';

/** "1 ETH = 0.0423 BTC", every fee of the provider's side included. */
export function rateText({ exact }: SwapQuoteRow, { from, to }: Currencies): string {
  return `1 ${from.ticker} = ${formatCrypto(exact.exchangeRate, to.ticker)}`;
}

/** Everything the provider's side takes off, in the currency received, whole units. */
export function feesTaken({ exact }: SwapQuoteRow): string {
  return addWhole(exact.providerFees, exact.referralFees, exact.payoutNetworkFees);
}

/** A ratio as percentage: "0.015" is "1.5 %". */
export function percent(ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.split('.');
  const digits = fraction.padEnd(2, '0');
  const units = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${rest ? `${units}.${rest}` : units} %`;
}

/** What a floating quote can come down to, in a sentence; undefined for a fixed one. */
export function worstCase({ type, exact }: SwapQuoteRow, ticker: string): string | undefined {
  if (type === 'fixed') return undefined;
  if (!exact.worstAmountTo) return 'The provider names no least amount.';
  const span = exact.maxSlippage ? `, ${percent(exact.maxSlippage)} below the quote` : '';
  return `At least ${formatCrypto(exact.worstAmountTo, ticker)}${span}. Beyond that you are refunded.`;
}

/** The end of a quote; one that names none does not expire by itself. */
export const validUntil = ({ expiry }: Pick<SwapQuoteRow, 'expiry'>): string =>
  expiry ?? '9999-12-31T00:00:00.000Z';
