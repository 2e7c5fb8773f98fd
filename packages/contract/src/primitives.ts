import { z } from 'zod';

/** Decimal number in whole currency units, as text: no sign, no exponent, at most 18 decimals. */
export const amountWhole = z
  .string()
  .max(60)
  .regex(
    /^\d{1,30}(\.\d{1,18})?$/,
    'must be a plain decimal such as "0.5" (no sign, no exponent, at most 18 decimals)',
  )
  .meta({ description: 'Amount in whole currency units, decimal text', example: '0.5' });

/** Unsigned integer in the currency's smallest unit, as text. */
export const amountAtomic = z
  .string()
  .regex(/^\d{1,78}$/, 'must be an unsigned integer')
  .meta({ description: 'Amount in atomic units, integer text', example: '500000000000000000' });

/** LedgerId of a crypto currency, e.g. `ethereum` or `ethereum/erc20/usd__coin`. */
export const ledgerId = z
  .string()
  .min(1)
  .max(150)
  .regex(
    /^[a-z0-9_+.-]+(\/[A-Za-z0-9_+.-]+)*$/,
    'must be a LedgerId such as "ethereum" or "ethereum/erc20/aave"',
  )
  .meta({ description: 'LedgerId of a crypto currency', example: 'ethereum' });

/** ISO-4217 code; either case is accepted, upper case comes out. */
export const fiatCode = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'must be a three-letter ISO-4217 code such as "EUR"')
  .transform((code) => code.toUpperCase())
  .meta({ description: 'ISO-4217 code', example: 'EUR' });

/** ISO-3166 alpha-2 code; either case is accepted, upper case comes out. */
export const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'must be a two-letter ISO-3166 code such as "FR"')
  .transform((code) => code.toUpperCase())
  .meta({ description: 'ISO-3166 alpha-2 code', example: 'FR' });

/** An identifier chosen by one of the systems: printable, no spaces. */
export const opaqueId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._:+=-]+$/, 'must be an identifier of letters, digits and . _ : + = -');

export const ethereumAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be a 0x-prefixed 20-byte address')
  .meta({ example: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D' });

export const transactionHash = z.string().regex(/^0x[0-9a-fA-F]{64}$/, 'must be a 0x-prefixed 32-byte hash');

/** Instant, ISO-8601. */
export const instant = z.string().min(10).max(40).meta({ example: '2026-11-20T12:00:00.000Z' });

/** Payment methods of Buy and Sell. The published schema declares them as empty objects; its examples are plain text (C-01). */
export const PAYMENT_METHODS = [
  'card',
  'googlepay',
  'applepay',
  'paypal',
  'cryptocom',
  'sepa',
  'ach',
  'instantach',
  'fasterpayments',
  'easybank',
  'bank',
  'cashapp',
  'venmo',
  'pix',
  'mobikwik',
  'easypay',
  'astropay',
  'upibanktransfer',
  'sofort',
  'bancontact',
  'giropay',
  'eps',
  'ideal',
  'other',
  'revolut',
  'p2p',
  'interac',
  'payid',
  'spei',
  'imps',
  'gcash',
  'ovo',
  'shopeepay',
  'grabpay',
  'linkaja',
  'maya',
  'pse',
  'dana',
  'qris',
] as const;
export const paymentMethod = z.enum(PAYMENT_METHODS);
export type PaymentMethod = z.infer<typeof paymentMethod>;

export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko', 'pt', 'ru', 'th', 'tr', 'zh'] as const;
export const language = z.enum(LANGUAGES);
export const theme = z.enum(['light', 'dark']);
export const product = z.enum(['buy', 'sell', 'swap']);
export type Product = z.infer<typeof product>;
