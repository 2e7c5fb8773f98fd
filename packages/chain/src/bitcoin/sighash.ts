import { numberToBytesLE } from '@noble/curves/utils.js';
import { RawTx, SigHash, Transaction } from '@scure/btc-signer';
import { type BitcoinTransaction, sha256x2, type TransactionOutput } from './transaction.js';

const ANYONE_CAN_PAY = 0x80;

/** What signatures of one transaction sign. `type` is the signature's hash type. */
export interface Digests {
  legacy(index: number, script: Uint8Array, type: number): Uint8Array;
  /** BIP 143. */
  witnessV0(index: number, script: Uint8Array, type: number, amountAtomic: bigint): Uint8Array;
  /** BIP 341, key path. Throws where there is no digest (SIGHASH_SINGLE without its output). */
  witnessV1(index: number, type: number, spent: readonly TransactionOutput[]): Uint8Array;
}

export function digestsOf({ raw }: BitcoinTransaction): Digests {
  const transaction = Transaction.fromRaw(raw, {
    allowUnknownInputs: true,
    allowUnknownOutputs: true,
    allowUnknownVersion: true,
    disableScriptCheck: true,
  });
  return {
    legacy: (index, script, type) => legacyDigest(raw, index, script, type),
    witnessV0: (index, script, type, amountAtomic) =>
      transaction.preimageWitnessV0(index, script, type, amountAtomic),
    witnessV1: (index, type, spent) =>
      transaction.preimageWitnessV1(
        index,
        spent.map(({ script }) => script),
        type,
        spent.map(({ amountAtomic }) => amountAtomic),
      ),
  };
}

/** Before segwit: the transaction itself is hashed, with the coin's script where the signature will stand. */
function legacyDigest(raw: Uint8Array, index: number, script: Uint8Array, type: number): Uint8Array {
  const fields = RawTx.decode(raw);
  const only = type & ~ANYONE_CAN_PAY;
  const [isNone, isSingle] = [only === SigHash.NONE, only === SigHash.SINGLE];
  if (isSingle && index >= fields.outputs.length) return numberToBytesLE(1n, 32);
  const inputs = fields.inputs.map((input, i) => ({
    ...input,
    finalScriptSig: i === index ? script : new Uint8Array(),
    sequence: i !== index && (isNone || isSingle) ? 0 : input.sequence,
  }));
  const outputs = fields.outputs
    .slice(0, isNone ? 0 : isSingle ? index + 1 : undefined)
    .map((output, i) =>
      isSingle && i < index ? { amount: 2n ** 64n - 1n, script: new Uint8Array() } : output,
    );
  const bytes = RawTx.encode({
    ...fields,
    segwitFlag: false,
    witnesses: undefined,
    inputs: type & ANYONE_CAN_PAY ? inputs.slice(index, index + 1) : inputs,
    outputs,
  });
  return sha256x2(Uint8Array.from([...bytes, type, 0, 0, 0]));
}
