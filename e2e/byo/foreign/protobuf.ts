/** Just enough protobuf for the payloads a signer checks, written from their published field numbers. @module */

const VARINT = 0;
const BYTES = 2;

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const bytes = (field: number, value: Uint8Array): number[] => [
  ...varint(field * 8 + BYTES),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string) => bytes(field, Buffer.from(value));

/** Unsigned, big-endian, as short as it can be. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}

/** `NewSellResponse`; amounts atomic, the money in cents. */
export function sellMessage(sale: {
  email: string;
  ticker: string;
  amount: bigint;
  payinAddress: string;
  fiat: string;
  cents: bigint;
  nonce: string;
}): Buffer {
  const decimal = [...bytes(1, integer(sale.cents)), ...varint(2 * 8 + VARINT), 2];
  return Buffer.from([
    ...text(1, sale.email),
    ...text(2, sale.ticker),
    ...bytes(3, integer(sale.amount)),
    ...text(4, sale.payinAddress),
    ...text(5, sale.fiat),
    ...bytes(6, Uint8Array.from(decimal)),
    ...bytes(7, Buffer.from(sale.nonce, 'hex')),
  ]);
}

/** `NewTransactionResponse`; amounts atomic. */
export function swapMessage(swap: {
  payinAddress: string;
  refundAddress: string;
  payoutAddress: string;
  tickerFrom: string;
  tickerTo: string;
  amountFrom: bigint;
  amountTo: bigint;
  nonce: string;
}): Buffer {
  return Buffer.from([
    ...text(1, swap.payinAddress),
    ...text(3, swap.refundAddress),
    ...text(5, swap.payoutAddress),
    ...text(7, swap.tickerFrom),
    ...text(8, swap.tickerTo),
    ...bytes(9, integer(swap.amountFrom)),
    ...bytes(10, integer(swap.amountTo)),
    ...bytes(12, Buffer.from(swap.nonce, 'hex')),
  ]);
}
