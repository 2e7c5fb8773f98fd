import { StatusWord, Subcommand, type SubcommandCode } from '@exchange-sim/apdu';
import { ByteReader } from '../../bytes.js';
import { MAX_DER_LENGTH, MIN_DER_LENGTH, verifyDer, verifyRs } from '../../keys/signatures.js';
import { answer } from '../command.js';
import type { Handler } from '../services.js';
import type { Transaction } from '../swap-context.js';

const RS_LENGTH = 64;
const DOT = '.'.charCodeAt(0);

/** Whether the signature covers "." in front of the payload, and how it is encoded. */
interface Format {
  dotted: boolean;
  rs: boolean;
}

const legacyFormats: Partial<Record<SubcommandCode, Format>> = {
  [Subcommand.SWAP]: { dotted: false, rs: false },
  [Subcommand.SELL]: { dotted: true, rs: true },
  [Subcommand.FUND]: { dotted: true, rs: false },
};

function flag(reader: ByteReader): boolean | undefined {
  const byte = reader.byte();
  return byte === 0 || byte === 1 ? byte === 1 : undefined;
}

function readFormat(reader: ByteReader, subcommand: SubcommandCode): Format | undefined {
  const legacy = legacyFormats[subcommand];
  if (legacy) return legacy;
  const dotted = flag(reader);
  const rs = flag(reader);
  return dotted === undefined || rs === undefined ? undefined : { dotted, rs };
}

function hasRightSize(signature: Uint8Array, { rs }: Format): boolean {
  if (rs) return signature.length === RS_LENGTH;
  if (signature.length < MIN_DER_LENGTH || signature.length > MAX_DER_LENGTH) return false;
  return (signature[1] ?? 0) + 2 === signature.length;
}

function signedBytes({ payload }: Transaction, { dotted }: Format): Uint8Array {
  return dotted ? Uint8Array.from([DOT, ...payload]) : payload;
}

/** The partner's signature over the payload: `[dot flag ‖ encoding flag] ‖ signature`. */
export const checkTransactionSignature: Handler = (context, { subcommand, data }) => {
  const reader = new ByteReader(data);
  const format = readFormat(reader, subcommand);
  const signature = reader.rest();
  if (!format || !hasRightSize(signature, format)) return answer(StatusWord.incorrectCommandData);
  const { partner, transaction } = context;
  const verify = format.rs ? verifyRs : verifyDer;
  if (!partner || !transaction || !verify(partner.key, signedBytes(transaction, format), signature)) {
    return answer(StatusWord.signVerificationFail);
  }
  context.state = 'signatureChecked';
  return answer(StatusWord.ok);
};
