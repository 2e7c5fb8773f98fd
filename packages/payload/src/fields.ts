/** Fields of the signed messages and the limits of the device app (nanopb `max_size`), as data. @module */

/** How a field is written; an `amount` is a big-endian integer in atomic units. */
export type FieldKind = 'string' | 'bytes' | 'amount' | 'decimal';

export interface Field {
  no: number;
  /** Name in the `.proto` file. */
  name: string;
  kind: FieldKind;
  /** Bytes; for a string the closing NUL counts too, so that one less is usable. */
  maxSize: number;
  /** Refused when absent: the signer or the wallet's checker would refuse it. */
  required?: boolean;
}

const ADDRESS = 151;
const EXTRA_ID = 20;
const CURRENCY = 10;
const AMOUNT = 16;
export const NONCE_BYTES = 32;

export const SWAP_FIELDS = {
  payinAddress: { no: 1, name: 'payin_address', kind: 'string', maxSize: ADDRESS, required: true },
  payinExtraId: { no: 2, name: 'payin_extra_id', kind: 'string', maxSize: EXTRA_ID },
  refundAddress: { no: 3, name: 'refund_address', kind: 'string', maxSize: ADDRESS, required: true },
  refundExtraId: { no: 4, name: 'refund_extra_id', kind: 'string', maxSize: EXTRA_ID },
  payoutAddress: { no: 5, name: 'payout_address', kind: 'string', maxSize: ADDRESS, required: true },
  payoutExtraId: { no: 6, name: 'payout_extra_id', kind: 'string', maxSize: EXTRA_ID },
  currencyFrom: { no: 7, name: 'currency_from', kind: 'string', maxSize: CURRENCY, required: true },
  currencyTo: { no: 8, name: 'currency_to', kind: 'string', maxSize: CURRENCY, required: true },
  amountToProviderAtomic: {
    no: 9,
    name: 'amount_to_provider',
    kind: 'amount',
    maxSize: AMOUNT,
    required: true,
  },
  amountToWalletAtomic: { no: 10, name: 'amount_to_wallet', kind: 'amount', maxSize: AMOUNT, required: true },
  legacyDeviceTransactionId: { no: 11, name: 'device_transaction_id', kind: 'string', maxSize: 11 },
  deviceTransactionId: { no: 12, name: 'device_transaction_id_ng', kind: 'bytes', maxSize: NONCE_BYTES },
  payinExtraData: { no: 13, name: 'payin_extra_data', kind: 'bytes', maxSize: 33 },
} as const satisfies Record<string, Field>;

export const SELL_FIELDS = {
  traderEmail: { no: 1, name: 'trader_email', kind: 'string', maxSize: 50 },
  inCurrency: { no: 2, name: 'in_currency', kind: 'string', maxSize: CURRENCY, required: true },
  inAmountAtomic: { no: 3, name: 'in_amount', kind: 'amount', maxSize: AMOUNT, required: true },
  inAddress: { no: 4, name: 'in_address', kind: 'string', maxSize: ADDRESS, required: true },
  outCurrency: { no: 5, name: 'out_currency', kind: 'string', maxSize: CURRENCY, required: true },
  outAmountWhole: { no: 6, name: 'out_amount', kind: 'decimal', maxSize: AMOUNT, required: true },
  deviceTransactionId: {
    no: 7,
    name: 'device_transaction_id',
    kind: 'bytes',
    maxSize: NONCE_BYTES,
    required: true,
  },
  inExtraId: { no: 8, name: 'in_extra_id', kind: 'string', maxSize: EXTRA_ID },
} as const satisfies Record<string, Field>;

export const FUND_FIELDS = {
  userId: { no: 1, name: 'user_id', kind: 'string', maxSize: 50 },
  accountName: { no: 2, name: 'account_name', kind: 'string', maxSize: 50 },
  inCurrency: { no: 3, name: 'in_currency', kind: 'string', maxSize: CURRENCY, required: true },
  inAmountAtomic: { no: 4, name: 'in_amount', kind: 'amount', maxSize: AMOUNT, required: true },
  inAddress: { no: 5, name: 'in_address', kind: 'string', maxSize: ADDRESS, required: true },
  deviceTransactionId: {
    no: 6,
    name: 'device_transaction_id',
    kind: 'bytes',
    maxSize: NONCE_BYTES,
    required: true,
  },
  inExtraId: { no: 7, name: 'in_extra_id', kind: 'string', maxSize: EXTRA_ID },
} as const satisfies Record<string, Field>;

type Value<K extends FieldKind> = K extends 'bytes' ? Uint8Array : K extends 'amount' ? bigint : string;
type Names<F, Required> = {
  [N in keyof F]: F[N] extends { required: true }
    ? Required extends true
      ? N
      : never
    : Required extends true
      ? never
      : N;
}[keyof F];

/** The values of a message: required fields always, the others when they are set. */
export type Values<F extends Record<string, Field>> = { [N in Names<F, true>]: Value<F[N]['kind']> } & {
  [N in Names<F, false>]?: Value<F[N]['kind']>;
};

/** `NewSellResponse`. `inAmountAtomic` in atomic units, `outAmountWhole` decimal text in whole units. */
export type SellPayload = Values<typeof SELL_FIELDS>;
/** `NewTransactionResponse`. Amounts in atomic units. */
export type SwapPayload = Values<typeof SWAP_FIELDS>;
/** `NewFundResponse`. `inAmountAtomic` in atomic units. */
export type FundPayload = Values<typeof FUND_FIELDS>;
