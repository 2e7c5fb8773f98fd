const TICKERS: Record<string, string> = { ethereum: 'ETH', bitcoin: 'BTC' };

/** Ticker of a LedgerId as far as it can be told before a quote names it: `ethereum` → `ETH`. */
export function tickerOf(ledgerId: string): string {
  return TICKERS[ledgerId] ?? (ledgerId.split('/').at(-1) ?? ledgerId).replaceAll('_', ' ').toUpperCase();
}

const METHODS: Record<string, string> = {
  sepa: 'SEPA bank transfer',
  bank: 'Bank transfer',
  card: 'Card',
  paypal: 'PayPal',
  applepay: 'Apple Pay',
  googlepay: 'Google Pay',
  ach: 'ACH transfer',
  instantach: 'Instant ACH transfer',
  fasterpayments: 'Faster Payments',
  ideal: 'iDEAL',
  pix: 'PIX',
  revolut: 'Revolut',
};

/** Name of a payment method for people: `sepa` → `SEPA bank transfer`. */
export function methodName(paymentMethod: string): string {
  return METHODS[paymentMethod] ?? paymentMethod.charAt(0).toUpperCase() + paymentMethod.slice(1);
}

/** Name of a country: `FR` → `France`. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}
