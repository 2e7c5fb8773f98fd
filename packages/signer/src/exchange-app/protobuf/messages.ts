import type { Operation } from '@exchange-sim/apdu';
import {
  bytesField,
  decodeInto,
  type FieldTable,
  type MessageField,
  stringField,
  uintField,
} from './decode-message.js';

const ADDRESS = 150;
const EXTRA_ID = 19;
const CURRENCY = 9;
const AMOUNT = 16;
const NAME = 49;

function swapMessage() {
  const message = {
    payinAddress: stringField(ADDRESS),
    payinExtraId: stringField(EXTRA_ID),
    refundAddress: stringField(ADDRESS),
    refundExtraId: stringField(EXTRA_ID),
    payoutAddress: stringField(ADDRESS),
    payoutExtraId: stringField(EXTRA_ID),
    currencyFrom: stringField(CURRENCY),
    currencyTo: stringField(CURRENCY),
    amountToProvider: bytesField(AMOUNT),
    amountToWallet: bytesField(AMOUNT),
    deviceTransactionId: stringField(10),
    deviceTransactionIdNg: bytesField(32),
    payinExtraData: bytesField(33),
  };
  return { operation: 'swap' as const, ...message, table: byNumber(Object.values(message)) };
}

function sellMessage() {
  const outAmount = { coefficient: bytesField(AMOUNT), exponent: uintField() };
  const decimal: MessageField = { kind: 'message', fields: byNumber(Object.values(outAmount)) };
  const message = {
    traderEmail: stringField(NAME),
    inCurrency: stringField(CURRENCY),
    inAmount: bytesField(AMOUNT),
    inAddress: stringField(ADDRESS),
    outCurrency: stringField(CURRENCY),
    decimal,
    deviceTransactionId: bytesField(32),
    inExtraId: stringField(EXTRA_ID),
  };
  return { operation: 'sell' as const, ...message, outAmount, table: byNumber(Object.values(message)) };
}

function fundMessage() {
  const message = {
    userId: stringField(NAME),
    accountName: stringField(NAME),
    inCurrency: stringField(CURRENCY),
    inAmount: bytesField(AMOUNT),
    inAddress: stringField(ADDRESS),
    deviceTransactionId: bytesField(32),
    inExtraId: stringField(EXTRA_ID),
  };
  return { operation: 'fund' as const, ...message, table: byNumber(Object.values(message)) };
}

/** The messages number their fields 1, 2, 3 … in the order of the properties above. */
function byNumber(fields: readonly FieldTable[number][]): FieldTable {
  return Object.fromEntries(fields.map((field, i) => [i + 1, field]));
}

/** NewTransactionResponse: what a swap partner signs. */
export type SwapMessage = ReturnType<typeof swapMessage>;
/** NewSellResponse. */
export type SellMessage = ReturnType<typeof sellMessage>;
/** NewFundResponse. */
export type FundMessage = ReturnType<typeof fundMessage>;
export type Message = SwapMessage | SellMessage | FundMessage;

const empty = { swap: swapMessage, sell: sellMessage, fund: fundMessage } as const;

/** Decodes the payload of a flow. Throws a `DecodeError`. */
export function decodeMessage(operation: Operation, payload: Uint8Array): Message {
  const message = empty[operation]();
  decodeInto(message.table, payload);
  return message;
}
