import { cString, fromByteString } from '../bytes.js';
import type { ApprovedPayin } from '../library-apps/library-app.js';
import { bytesOf } from './protobuf/decode-message.js';
import type { Message } from './protobuf/messages.js';
import type { PayinCoin, Transaction } from './swap-context.js';

const EXTRA_LENGTH = 33;

/** A memo is read as 33 bytes by coin applications: its text, then zeros. */
function memo(memory: Uint8Array): Uint8Array {
  const extra = new Uint8Array(EXTRA_LENGTH);
  extra.set(fromByteString(cString(memory)));
  return extra;
}

function payinOf(message: Message): Pick<ApprovedPayin, 'amount' | 'destination' | 'extra'> {
  if (message.operation !== 'swap') {
    return {
      amount: bytesOf(message.inAmount),
      destination: cString(message.inAddress.memory),
      extra: memo(message.inExtraId.memory),
    };
  }
  const extraData = bytesOf(message.payinExtraData);
  return {
    amount: bytesOf(message.amountToProvider),
    destination: cString(message.payinAddress.memory),
    extra: extraData.length === EXTRA_LENGTH ? extraData : memo(message.payinExtraId.memory),
  };
}

/** What the coin application is told to sign: amount, destination and memo of the signed payload, and the fees. */
export function approvedPayin({ message, fees }: Transaction, { subConfig }: PayinCoin): ApprovedPayin {
  return { subConfig, fees, ...payinOf(message) };
}
