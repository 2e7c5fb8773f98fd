/** Wallets of these tests: keys, and payments that @scure/btc-signer signs as a PSBT. @module */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { p2pkh, p2sh, p2tr, p2wpkh, RawTx, type SigHash, Transaction } from '@scure/btc-signer';
import { type BitcoinTransaction, decodeTransaction } from '../src/bitcoin/transaction.js';
import { createTreasury } from '../src/bitcoin/treasury.js';
import { UtxoChain } from '../src/bitcoin/utxo-chain.js';

export const KINDS = ['legacy', 'wrapped', 'segwit', 'taproot'] as const;
export type Kind = (typeof KINDS)[number];

export interface Account {
  kind: Kind;
  privateKey: Uint8Array;
  publicKey: Uint8Array;
  script: Uint8Array;
  address: string;
  redeemScript?: Uint8Array;
}

const payments = {
  legacy: (key: Uint8Array) => p2pkh(key),
  wrapped: (key: Uint8Array) => p2sh(p2wpkh(key)),
  segwit: (key: Uint8Array) => p2wpkh(key),
  taproot: (key: Uint8Array) => p2tr(key.slice(1)),
};

export function account(kind: Kind, name = 'alice'): Account {
  const privateKey = sha256(utf8ToBytes(`${kind}/${name}`));
  const publicKey = secp256k1.getPublicKey(privateKey);
  const { script, address = '', ...more } = payments[kind](publicKey);
  const redeemScript = 'redeemScript' in more ? more.redeemScript : undefined;
  return { kind, privateKey, publicKey, script, address, ...(redeemScript && { redeemScript }) };
}

/** An output of an account. */
export interface Coin {
  owner: Account;
  txid: string;
  vout: number;
  amountAtomic: bigint;
  /** The whole transaction that paid it. */
  previous: Uint8Array;
}

export interface Payment {
  coins: Coin[];
  /** What is not paid is the fee. */
  outputs: { script: Uint8Array; amountAtomic: bigint }[];
  sequence?: number;
  lockTime?: number;
  version?: number;
  sighash?: SigHash;
}

const LENIENT = {
  allowUnknownOutputs: true,
  allowUnknownInputs: true,
  allowUnknownVersion: true,
  disableScriptCheck: true,
};

/** Signs by way of a PSBT, as wallets do. */
export function sign({ coins, outputs, sequence, lockTime = 0, version = 2, sighash }: Payment): Uint8Array {
  const transaction = new Transaction({ ...LENIENT, version, lockTime });
  for (const { owner, txid, vout, amountAtomic, previous } of coins)
    transaction.addInput({
      txid,
      index: vout,
      ...(sequence !== undefined && { sequence }),
      ...(sighash !== undefined && { sighashType: sighash }),
      ...(owner.kind === 'legacy'
        ? { nonWitnessUtxo: previous }
        : { witnessUtxo: { script: owner.script, amount: amountAtomic } }),
      ...(owner.redeemScript && { redeemScript: owner.redeemScript }),
      ...(owner.kind === 'taproot' && { tapInternalKey: owner.publicKey.slice(1) }),
    });
  for (const { script, amountAtomic } of outputs) transaction.addOutput({ script, amount: amountAtomic });
  const signed = Transaction.fromPSBT(transaction.toPSBT(), LENIENT);
  for (const [i, { owner }] of coins.entries())
    signed.signIdx(owner.privateKey, i, sighash === undefined ? undefined : [sighash]);
  signed.finalize();
  return signed.extract();
}

export type RawFields = ReturnType<typeof RawTx.decode>;

/** The transaction with something changed after it was signed. */
export function tampered(raw: Uint8Array, change: (fields: RawFields) => unknown): BitcoinTransaction {
  const fields = RawTx.decode(raw);
  change(fields);
  const witnesses = fields.witnesses?.some((items) => items.length > 0) ? fields.witnesses : undefined;
  return decodeTransaction(RawTx.encode({ ...fields, segwitFlag: witnesses !== undefined, witnesses }));
}

export const GENESIS_TIME = 1_800_000_000;

/** A chain of its own, and a way to get coins on it. */
export function newChain(seed = 'test') {
  const treasury = createTreasury(seed);
  const chain = new UtxoChain({ seed, genesisTime: GENESIS_TIME, minerScript: treasury.script });
  const mine = () => chain.mine(chain.tip.time + 600);
  const coin = (owner: Account, amountAtomic: bigint): Coin => {
    const transaction = treasury.pay(chain, [{ script: owner.script, amountAtomic }]);
    chain.accept(transaction, true);
    mine();
    return { owner, txid: transaction.txid, vout: 0, amountAtomic, previous: transaction.raw };
  };
  const accept = (payment: Payment) => {
    const transaction = decodeTransaction(sign(payment));
    chain.accept(transaction);
    return transaction;
  };
  const balance = ({ script }: Pick<Account, 'script'>) =>
    chain.unspent(script).reduce((sum, { amountAtomic }) => sum + amountAtomic, 0n);
  return { chain, treasury, mine, coin, accept, balance };
}
