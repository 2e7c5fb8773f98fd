import { cString, fromByteString } from '../bytes.js';
import { type BytesField, bytesOf, type StringField } from './protobuf/decode-message.js';
import type { Message } from './protobuf/messages.js';
import { normalizeTicker } from './ticker.js';

function normalizeCurrency({ memory }: StringField): void {
  memory.set(fromByteString(`${normalizeTicker(cString(memory))}\0`).subarray(0, memory.length));
}

/** "bitcoincash:q…" becomes "q…". The whole memory is searched, also behind the end of the string. */
function stripPrefix({ memory }: StringField): void {
  const colon = memory.indexOf(':'.charCodeAt(0));
  if (colon >= 0) memory.copyWithin(0, colon + 1);
}

function trimZeros(field: BytesField): void {
  const bytes = bytesOf(field);
  const first = bytes.findIndex((byte) => byte !== 0);
  const zeros = first < 0 ? bytes.length : first;
  field.memory.copyWithin(0, zeros, field.length);
  field.length -= zeros;
}

/** Brings tickers, amounts and the payin address into the form in which they are compared and shown. */
export function normalizeMessage(message: Message): void {
  if (message.operation === 'swap') {
    normalizeCurrency(message.currencyFrom);
    normalizeCurrency(message.currencyTo);
    stripPrefix(message.payinAddress);
    trimZeros(message.amountToProvider);
    trimZeros(message.amountToWallet);
  } else {
    normalizeCurrency(message.inCurrency);
    trimZeros(message.inAmount);
  }
}
