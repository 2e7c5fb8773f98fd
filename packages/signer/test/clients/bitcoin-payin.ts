import { Address, OutScript, RawTx, Transaction } from '@scure/btc-signer';
import { fingerprint, type KindName, type OwnAddress, ownAddress } from './bitcoin-account.js';

export interface Payment {
  to: string;
  amountAtomic: bigint;
  feesAtomic: bigint;
}

export interface Coin {
  own: OwnAddress;
  amountAtomic: bigint;
  /** The whole transaction that paid it. */
  previous: Uint8Array;
}

/** Two coins of the account: 0.03 and 0.01 BTC. */
export function coinsOf(kind: KindName): Coin[] {
  return [3_000_000n, 1_000_000n].map((amountAtomic, i) => {
    const own = ownAddress(kind, 0, i);
    return { own, amountAtomic, previous: payingTo(own.script, amountAtomic) };
  });
}

export function scriptOf(address: string): Uint8Array {
  return OutScript.encode(Address().decode(address));
}

/** Spends the coins, with the rest to the account's own change address; a PSBT of version 0. */
export function unsignedPayment(kind: KindName, { to, amountAtomic, feesAtomic }: Payment): Transaction {
  const transaction = new Transaction({ version: 2 });
  const coins = coinsOf(kind);
  for (const { own, amountAtomic: amount, previous } of coins)
    transaction.addInput({
      txid: Transaction.fromRaw(previous, { allowUnknownInputs: true }).id,
      index: 0,
      ...(kind !== 'taproot' && { nonWitnessUtxo: previous }),
      ...(kind !== 'legacy' && { witnessUtxo: { amount, script: own.script } }),
      ...(own.redeemScript && { redeemScript: own.redeemScript }),
      ...derivationOf(kind, own),
    });
  const change = ownAddress(kind, 1, 0);
  const total = coins.reduce((sum, coin) => sum + coin.amountAtomic, 0n);
  transaction.addOutput({ script: scriptOf(to), amount: amountAtomic });
  transaction.addOutput({
    script: change.script,
    amount: total - amountAtomic - feesAtomic,
    ...(change.redeemScript && { redeemScript: change.redeemScript }),
    ...derivationOf(kind, change),
  });
  return transaction;
}

function derivationOf(kind: KindName, { publicKey, path }: OwnAddress) {
  const der = { fingerprint, path };
  if (kind !== 'taproot') return { bip32Derivation: [[publicKey, der]] as [Uint8Array, typeof der][] };
  const key = publicKey.slice(1);
  return { tapInternalKey: key, tapBip32Derivation: [[key, { hashes: [], der }]] as never };
}

function payingTo(script: Uint8Array, amount: bigint): Uint8Array {
  return RawTx.encode({
    version: 2,
    segwitFlag: false,
    inputs: [
      { txid: new Uint8Array(32).fill(7), index: 0, finalScriptSig: new Uint8Array(), sequence: 0xffff_fffe },
    ],
    outputs: [{ amount, script }],
    witnesses: [],
    lockTime: 0,
  });
}
