import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { OutScript, RawTx, SigHash, Transaction } from '@scure/btc-signer';
import { fundingOf, uint32le } from './bitcoin-payment.js';
import { type Payment, transactionOf } from './bitcoin-psbt.js';

/** A signature as the application hands it over. */
interface Yielded {
  index: number;
  publicKey: Uint8Array;
  signature: Uint8Array;
}

interface Spent {
  kind: Payment['account']['kind'];
  script: Uint8Array;
  redeemScript?: Uint8Array;
  amount: bigint;
  previous: Uint8Array;
}

function spentOutputs({ spends }: Payment): Spent[] {
  return spends.map((spent) => ({
    kind: spent.account.kind,
    ...spent.account.payment(spent.side, spent.index),
    amount: spent.amount,
    previous: fundingOf(spent).raw,
  }));
}

function legacyDigest(transaction: Transaction, index: number, script: Uint8Array): Uint8Array {
  const raw = RawTx.decode(transaction.unsignedTx);
  const inputs = raw.inputs.map((input, i) => ({
    ...input,
    finalScriptSig: i === index ? script : new Uint8Array(),
  }));
  return sha256(sha256(concatBytes(RawTx.encode({ ...raw, inputs }), uint32le(SigHash.ALL))));
}

/** What an independent implementation would have signed. */
function digestOf(
  transaction: Transaction,
  spent: readonly Spent[],
  index: number,
  type: number,
): Uint8Array {
  const [scripts, amounts] = [spent.map(({ script }) => script), spent.map(({ amount }) => amount)];
  const { kind, script, redeemScript, amount } = at(spent, index);
  if (kind === 'taproot') return transaction.preimageWitnessV1(index, scripts, type, amounts);
  if (kind === 'legacy') return legacyDigest(transaction, index, script);
  const program = redeemScript ?? script;
  const code = OutScript.encode({ type: 'pkh', hash: program.subarray(2) });
  return transaction.preimageWitnessV0(index, code, type, amount);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no input ${index}`);
  return item;
}

function isValid(spent: Spent, digest: Uint8Array, { publicKey, signature }: Yielded): boolean {
  if (spent.kind === 'taproot') {
    const isOutputKey = Buffer.compare(publicKey, spent.script.subarray(2)) === 0;
    return isOutputKey && schnorr.verify(signature.subarray(0, 64), digest, publicKey);
  }
  return secp256k1.verify(signature.subarray(0, -1), digest, publicKey, { prehash: false, format: 'der' });
}

function signedInput(
  { kind, script, amount, redeemScript, previous }: Spent,
  { publicKey, signature }: Yielded,
) {
  if (kind === 'taproot') return { witnessUtxo: { script, amount }, tapKeySig: signature };
  const partialSig: [Uint8Array, Uint8Array][] = [[publicKey, signature]];
  if (kind === 'legacy') return { nonWitnessUtxo: previous, partialSig };
  return { witnessUtxo: { script, amount }, partialSig, ...(redeemScript ? { redeemScript } : {}) };
}

/**
 * Checks each signature against what an independent implementation would have signed, and gives the transaction ready for the
 * network. Throws when a signature is wrong or missing.
 */
export function assembleTransaction(payment: Payment, yielded: readonly Uint8Array[]): Transaction {
  const transaction = transactionOf(payment);
  const spent = spentOutputs(payment);
  for (const [index = -1, keyLength = 0, ...rest] of yielded) {
    const bytes = Uint8Array.from(rest);
    const part = { index, publicKey: bytes.slice(0, keyLength), signature: bytes.slice(keyLength) };
    const usual = spent[index]?.kind === 'taproot' ? SigHash.DEFAULT : SigHash.ALL;
    const type = part.signature.length === 64 ? usual : (part.signature.at(-1) ?? usual);
    if (!isValid(at(spent, index), digestOf(transaction, spent, index, type), part))
      throw new Error(`the signature of input ${index} is wrong`);
    transaction.updateInput(index, signedInput(at(spent, index), part), true);
  }
  transaction.finalize();
  return Transaction.fromRaw(transaction.extract());
}
