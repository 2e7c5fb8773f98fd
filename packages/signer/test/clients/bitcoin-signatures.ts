/** Says whether a Bitcoin transaction is properly signed, without the signer's code. @module */
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { p2pkh, p2tr, RawTx, SigHash, Transaction } from '@scure/btc-signer';
import type { KindName } from './bitcoin-account.js';
import type { Coin } from './bitcoin-payin.js';

/** Whether every input spends its coin with a valid signature of the coin's key over the whole transaction. */
export function isSigned(raw: Uint8Array, kind: KindName, coins: readonly Coin[]): boolean {
  const transaction = Transaction.fromRaw(raw, { allowUnknownInputs: true, allowUnknownOutputs: true });
  const { inputs, witnesses = [] } = RawTx.decode(raw);
  return coins.every((coin, i) => {
    const { publicKey, script } = coin.own;
    const witness = witnesses[i] ?? [];
    if (kind === 'taproot') {
      const scripts = coins.map(({ own }) => own.script);
      const amounts = coins.map(({ amountAtomic }) => amountAtomic);
      const digest = transaction.preimageWitnessV1(i, scripts, SigHash.DEFAULT, amounts);
      const [signature] = witness;
      return (
        signature?.length === 64 && schnorr.verify(signature, digest, p2tr(publicKey.slice(1)).tweakedPubkey)
      );
    }
    const [signature, key] = kind === 'legacy' ? pushes(inputs[i]?.finalScriptSig) : witness;
    const digest =
      kind === 'legacy'
        ? legacyDigest(raw, i, script)
        : transaction.preimageWitnessV0(i, p2pkh(publicKey).script, SigHash.ALL, coin.amountAtomic);
    if (!signature || !key || !Buffer.from(key).equals(publicKey) || signature.at(-1) !== SigHash.ALL)
      return false;
    return secp256k1.verify(signature.slice(0, -1), digest, publicKey, { prehash: false, format: 'der' });
  });
}

/** Every byte string a script of plain pushes puts on the stack. */
function pushes(script: Uint8Array = new Uint8Array()): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < script.length; ) {
    const length = script[at] ?? 0;
    found.push(script.slice(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return found;
}

/** Before segwit the whole transaction is hashed, with the coin's script in the place of the input's signature. */
function legacyDigest(raw: Uint8Array, index: number, script: Uint8Array): Uint8Array {
  const { version, inputs, outputs, lockTime } = RawTx.decode(raw);
  const emptied = inputs.map((input, i) => ({
    ...input,
    finalScriptSig: i === index ? script : new Uint8Array(),
  }));
  const bytes = RawTx.encode({
    version,
    segwitFlag: false,
    inputs: emptied,
    outputs,
    witnesses: [],
    lockTime,
  });
  return sha256(sha256(Uint8Array.from([...bytes, SigHash.ALL, 0, 0, 0])));
}
