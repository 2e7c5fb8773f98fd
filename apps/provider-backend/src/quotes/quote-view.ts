import type { QuoteView } from '@exchange-sim/contract';
import { assetOf } from './pricing.js';
import type { Quote } from './quotes-repository.js';

/** A quote as the widget shows it. */
export function quoteView(quote: Quote): QuoteView {
  const { id, cryptoCurrency, fiatCurrency, cryptoAmount, fiatAmount, rate } = quote;
  const { providerFees, referralFees, paymentMethod, expiresAt } = quote;
  return {
    quoteId: id,
    cryptoCurrency,
    cryptoTicker: assetOf(cryptoCurrency).ticker,
    fiatCurrency,
    cryptoAmount,
    fiatAmount,
    rate,
    providerFees,
    referralFees,
    paymentMethod,
    expiry: new Date(expiresAt).toISOString(),
    payoutTo: payoutTo(quote),
  };
}

/** Where the money goes, masked. Accounts are not asked for: each user is paid to a fixed sandbox account. */
export function payoutTo({ paymentMethod, country }: Pick<Quote, 'paymentMethod' | 'country'>): string {
  switch (paymentMethod) {
    case 'card':
      return 'Card •••• 4242';
    case 'ach':
      return 'Bank account •••• 6789';
    case 'fasterpayments':
      return 'Bank account 04-00-04 •••• 1234';
    default:
      return `Bank account ${country ?? 'FR'}76 •••• 4242`;
  }
}
