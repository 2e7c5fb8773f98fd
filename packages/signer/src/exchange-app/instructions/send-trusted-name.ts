import { StatusWord } from '@exchange-sim/apdu';
import { bigEndian, byteString, cString } from '../../bytes.js';
import { answer } from '../command.js';
import type { StringField } from '../protobuf/decode-message.js';
import type { Handler } from '../services.js';
import { readTrustedName, type TrustedName } from '../trusted-name.js';

const CONTEXT_ADDRESS = 0x06;
const DYNAMIC_RESOLVER = 0x06;

/** Replaces the address when it is the name of the descriptor and its address fits. */
function apply({ memory }: StringField, { name, address }: TrustedName): boolean {
  if (cString(memory) !== byteString(name) || address.length >= memory.length) return false;
  memory.fill(0);
  memory.set(address);
  return true;
}

const receive: Handler = ({ transaction }, { data }, { certificates, challenge, trustedNameKeyId }) => {
  const trusted = readTrustedName(data, trustedNameKeyId, certificates);
  if (typeof trusted === 'number') return answer(StatusWord.wrongTrustedNameTlv, Uint8Array.of(trusted));
  if (trusted.challenge === undefined) return answer(StatusWord.missingTlvContent);
  if (BigInt(trusted.challenge) !== bigEndian(challenge.current)) return answer(StatusWord.wrongTlvChallenge);
  if (trusted.type !== CONTEXT_ADDRESS || trusted.source !== DYNAMIC_RESOLVER) {
    return answer(StatusWord.wrongTlvContent);
  }
  const message = transaction?.message;
  if (message?.operation !== 'swap') return answer(StatusWord.internalError);
  const applied = [message.payoutAddress, message.refundAddress].map((field) => apply(field, trusted));
  return answer(applied.includes(true) ? StatusWord.ok : StatusWord.descriptorNotUsed);
};

/** SEND_TRUSTED_NAME_DESCRIPTOR. Each descriptor, good or bad, uses the challenge up. */
export const sendTrustedName: Handler = (context, command, services) => {
  const outcome = receive(context, command, services);
  services.challenge.roll();
  return outcome;
};
