import { isNg, operationOf, StatusWord, Subcommand, type SubcommandCode } from '@exchange-sim/apdu';
import { ByteReader, equalBytes } from '../../bytes.js';
import { decodeBase64 } from '../base64.js';
import { answer } from '../command.js';
import { normalizeMessage } from '../normalize-message.js';
import { bytesOf } from '../protobuf/decode-message.js';
import { decodeMessage, type Message } from '../protobuf/messages.js';
import { DecodeError } from '../protobuf/wire-reader.js';
import type { Handler } from '../services.js';
import type { SwapContext } from '../swap-context.js';

const MAX_FEES = 16;
const MAX_DECODED = 512;

interface Parts {
  base64: boolean;
  payload: Uint8Array;
  fees: Uint8Array;
}

/** Legacy: the flow says whether the payload is base64. NG: a byte in front does. */
function readEncoding(reader: ByteReader, subcommand: SubcommandCode): boolean | undefined {
  if (!isNg(subcommand)) return subcommand !== Subcommand.SWAP;
  const format = reader.byte();
  return format === 0 || format === 1 ? format === 1 : undefined;
}

/** `[format] ‖ length ‖ payload ‖ length ‖ fees`, where the payload's length takes two bytes in NG flows. */
function readParts(data: Uint8Array, subcommand: SubcommandCode): Parts | undefined {
  const reader = new ByteReader(data);
  const base64 = readEncoding(reader, subcommand);
  const payload = base64 === undefined ? undefined : reader.sized(isNg(subcommand) ? 2 : 1);
  const fees = payload && reader.sized();
  if (base64 === undefined || !payload || !fees) return undefined;
  return reader.remaining > 0 || fees.length > MAX_FEES ? undefined : { base64, payload, fees };
}

function decode({ base64, payload }: Parts, subcommand: SubcommandCode): Message | undefined {
  const bytes = base64 ? decodeBase64(payload, MAX_DECODED) : payload;
  if (!bytes) return undefined;
  try {
    return decodeMessage(operationOf(subcommand), bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** A memo and extra data exclude each other, and extra data is a type byte with a hash (33 bytes). */
function extraIsConsistent(message: Message): boolean {
  if (message.operation !== 'swap') return true;
  const extra = bytesOf(message.payinExtraData);
  const hasId = message.payinExtraId.memory[0] !== 0;
  const hasData = extra.length > 0 && !(extra.length === 1 && extra[0] === 0);
  return !hasData || (!hasId && extra.length === 33);
}

function idMatches(message: Message, { subcommand, transactionId }: SwapContext): boolean {
  if (message.operation !== 'swap') return equalBytes(bytesOf(message.deviceTransactionId), transactionId);
  if (subcommand !== Subcommand.SWAP)
    return equalBytes(bytesOf(message.deviceTransactionIdNg), transactionId);
  return equalBytes(message.deviceTransactionId.memory.subarray(0, transactionId.length), transactionId);
}

export const processTransaction: Handler = (context, { subcommand, data }) => {
  const parts = readParts(data, subcommand);
  if (!parts) return answer(StatusWord.incorrectCommandData);
  const message = decode(parts, subcommand);
  if (!message) return answer(StatusWord.deserializationFailed);
  if (!extraIsConsistent(message)) return answer(StatusWord.wrongExtraIdOrExtraData);
  if (!idMatches(message, context)) return answer(StatusWord.wrongTransactionId);
  normalizeMessage(message);
  context.transaction = {
    message,
    fees: parts.fees.slice(),
    payload: parts.payload.slice(),
  };
  context.state = 'transactionReceived';
  return answer(StatusWord.ok);
};
