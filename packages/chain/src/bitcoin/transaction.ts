import { bytesToHex, equalBytes } from '@noble/curves/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { RawTx } from '@scure/btc-signer';
import { Rejection, RPC } from './rejection.js';

export interface TransactionInput {
  /** Of the transaction spent from, as people write it. */
  txid: string;
  vout: number;
  scriptSig: Uint8Array;
  sequence: number;
  witness: readonly Uint8Array[];
}

export interface TransactionOutput {
  amountAtomic: bigint;
  script: Uint8Array;
}

export interface BitcoinTransaction {
  /** As people write it: hex, last byte of the hash first. */
  txid: string;
  raw: Uint8Array;
  version: number;
  lockTime: number;
  inputs: readonly TransactionInput[];
  outputs: readonly TransactionOutput[];
  /** Bytes with witnesses. */
  size: number;
  /** BIP 141 weight units. */
  weight: number;
  /** Bytes without witnesses. */
  strippedSize: number;
}

export const outpointOf = ({ txid, vout }: Pick<TransactionInput, 'txid' | 'vout'>) => `${txid}:${vout}`;

/** What a transaction counts for when fees are compared, BIP 141. */
export const vsizeOf = ({ weight }: Pick<BitcoinTransaction, 'weight'>) => Math.ceil(weight / 4);

export const sha256x2 = (bytes: Uint8Array) => sha256(sha256(bytes));

/** A hash as people write it. */
export const displayHash = (hash: Uint8Array) => bytesToHex(Uint8Array.from(hash).reverse());

function decodeFailed(): Rejection {
  return new Rejection('TX decode failed. Make sure the tx has at least one input.', RPC.undecodable);
}

function parse(raw: Uint8Array) {
  try {
    const fields = RawTx.decode(raw);
    // one transaction, one encoding: no bytes left over, no number longer than need be
    return equalBytes(RawTx.encode(fields), raw) && fields.inputs.length > 0 ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** @throws Rejection when the bytes are not exactly one transaction with an input. */
export function decodeTransaction(raw: Uint8Array): BitcoinTransaction {
  const fields = parse(raw);
  if (!fields) throw decodeFailed();
  const stripped = RawTx.encode({ ...fields, segwitFlag: false, witnesses: undefined });
  return {
    txid: displayHash(sha256x2(stripped)),
    raw,
    version: fields.version,
    lockTime: fields.lockTime,
    inputs: fields.inputs.map(({ txid, index, finalScriptSig, sequence }, i) => ({
      txid: bytesToHex(txid),
      vout: index,
      scriptSig: finalScriptSig,
      sequence,
      witness: fields.witnesses?.[i] ?? [],
    })),
    outputs: fields.outputs.map(({ amount, script }) => ({ amountAtomic: amount, script })),
    size: raw.length,
    weight: stripped.length * 3 + raw.length,
    strippedSize: stripped.length,
  };
}

/** @throws Rejection when the text is not the hex of a transaction. */
export function decodeTransactionHex(hex: string): BitcoinTransaction {
  if (!/^([0-9a-fA-F]{2})+$/.test(hex)) throw decodeFailed();
  return decodeTransaction(Uint8Array.from(Buffer.from(hex, 'hex')));
}
