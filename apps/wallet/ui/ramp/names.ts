import type { PaymentMethod } from '@exchange-sim/contract';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const currencies = new Intl.DisplayNames('en', { type: 'currency', fallback: 'code' });

/** "France" for "FR". */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Euro" for "EUR". */
export function fiatName(code: string): string {
  try {
    return currencies.of(code) ?? code;
  } catch {
    return code;
  }
}

const METHODS: Partial<Record<PaymentMethod, string>> = {
  card: 'Card',
  googlepay: 'Google Pay',
  applepay: 'Apple Pay',
  paypal: 'PayPal',
  cryptocom: 'Crypto.com',
  sepa: 'SEPA transfer',
  ach: 'ACH transfer',
  instantach: 'Instant ACH',
  fasterpayments: 'Faster Payments',
  bank: 'Bank transfer',
  cashapp: 'Cash App',
  pix: 'Pix',
  ideal: 'iDEAL',
  eps: 'EPS',
  upibanktransfer: 'UPI bank transfer',
  p2p: 'P2P',
  payid: 'PayID',
  spei: 'SPEI',
  imps: 'IMPS',
  gcash: 'GCash',
  ovo: 'OVO',
  shopeepay: 'ShopeePay',
  grabpay: 'GrabPay',
  linkaja: 'LinkAja',
  pse: 'PSE',
  dana: 'DANA',
  qris: 'QRIS',
};

/** Name of a payment method as people know it. */
export function methodName(method: string): string {
  const known = METHODS[method as PaymentMethod];
  return known ?? method.charAt(0).toUpperCase() + method.slice(1);
}
