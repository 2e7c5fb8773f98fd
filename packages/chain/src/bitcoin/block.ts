import { hexToBytes, numberToBytesLE } from '@noble/curves/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { OP, RawTx, Script, ScriptNum } from '@scure/btc-signer';
import {
  type BitcoinTransaction,
  decodeTransaction,
  displayHash,
  sha256x2,
  type TransactionOutput,
} from './transaction.js';

export interface Block {
  height: number;
  /** As people write it. */
  hash: string;
  header: Uint8Array;
  version: number;
  previousHash: string | undefined;
  merkleRoot: string;
  /** Seconds since the Unix epoch. */
  time: number;
  nonce: number;
  /** Median of the times of this block and the ten before it, seconds since the Unix epoch. */
  medianTime: number;
  parentMedianTime: number;
  /** Times of this block and the ten before it. */
  recentTimes: readonly number[];
  /** The reward first. */
  transactions: readonly BitcoinTransaction[];
  size: number;
  weight: number;
}

const VERSION = 0x2000_0000;
/** The easiest work there is: every second nonce will do. */
export const EASIEST_BITS = 0x207f_ffff;
const EASIEST_TARGET = 0x7fffffn << 232n;
const NO_HASH = '0'.repeat(64);
const MOST_WEIGHT = 4_000_000;
const HEADER_AND_REWARD_WEIGHT = 2_000;
/** Near all the bitcoins there are: what the faucet gives away. */
const FIRST_REWARD_ATOMIC = 20_000_000n * 100_000_000n;

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
const internal = (hash: string) => hexToBytes(hash).reverse();

/** Block 0; its hash depends on the seed. */
export function genesisBlock(options: { seed: string; genesisTime: number; minerScript: Uint8Array }): Block {
  const mark = sha256(utf8ToBytes(options.seed));
  const reward = rewardOf(concatBytes(Uint8Array.of(0), Script.encode([mark])), [], {
    amountAtomic: FIRST_REWARD_ATOMIC,
    script: options.minerScript,
  });
  return seal([reward], options.genesisTime, undefined);
}

/** The next block: what waits, as far as there is room, oldest first. */
export function buildBlock(options: {
  parent: Block;
  time: number;
  waiting: readonly { transaction: BitcoinTransaction; feeAtomic: bigint }[];
  minerScript: Uint8Array;
}): Block {
  const { parent, time, minerScript } = options;
  let room = MOST_WEIGHT - HEADER_AND_REWARD_WEIGHT;
  let isFull = false;
  const taken = options.waiting.filter(({ transaction }) => {
    // whatever waits behind a transaction that found no room may spend from it
    isFull ||= transaction.weight > room;
    if (!isFull) room -= transaction.weight;
    return !isFull;
  });
  const transactions = taken.map(({ transaction }) => transaction);
  const feesAtomic = taken.reduce((total, { feeAtomic }) => total + feeAtomic, 0n);
  const height = Script.encode([ScriptNum().encode(BigInt(parent.height + 1)), new Uint8Array(4)]);
  const reward = rewardOf(height, transactions, { amountAtomic: feesAtomic, script: minerScript });
  return seal([reward, ...transactions], time, parent);
}

/** The first transaction of a block: fees to the miner, and the commitment to the witnesses (BIP 141). */
function rewardOf(
  scriptSig: Uint8Array,
  transactions: readonly BitcoinTransaction[],
  { amountAtomic, script }: TransactionOutput,
): BitcoinTransaction {
  const reserved = new Uint8Array(32);
  const witnessRoot = merkleRoot([new Uint8Array(32), ...transactions.map(({ raw }) => sha256x2(raw))]);
  const commitment = sha256x2(concatBytes(witnessRoot, reserved));
  return decodeTransaction(
    RawTx.encode({
      version: 2,
      segwitFlag: true,
      inputs: [
        { txid: new Uint8Array(32), index: 0xffff_ffff, finalScriptSig: scriptSig, sequence: 0xffff_ffff },
      ],
      outputs: [
        { amount: amountAtomic, script },
        {
          amount: 0n,
          script: concatBytes(Uint8Array.of(OP.RETURN, 36), hexToBytes('aa21a9ed'), commitment),
        },
      ],
      witnesses: [[reserved]],
      lockTime: 0,
    }),
  );
}

function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(32), ...rest] = leaves;
  if (rest.length === 0) return first;
  const parents: Uint8Array[] = [];
  for (let i = 0; i < leaves.length; i += 2) {
    const left = leaves[i] ?? first;
    parents.push(sha256x2(concatBytes(left, leaves[i + 1] ?? left)));
  }
  return merkleRoot(parents);
}

/** Works out the header. */
function seal(transactions: readonly BitcoinTransaction[], time: number, parent: Block | undefined): Block {
  const root = merkleRoot(transactions.map(({ txid }) => internal(txid)));
  const header = concatBytes(
    numberToBytesLE(VERSION, 4),
    internal(parent?.hash ?? NO_HASH),
    root,
    numberToBytesLE(time, 4),
    numberToBytesLE(EASIEST_BITS, 4),
    new Uint8Array(4),
  );
  const nonces = new DataView(header.buffer, header.byteOffset + 76);
  let nonce = 0;
  let hash = displayHash(sha256x2(header));
  while (BigInt(`0x${hash}`) > EASIEST_TARGET) {
    nonces.setUint32(0, ++nonce, true);
    hash = displayHash(sha256x2(header));
  }
  const overhead = header.length + (transactions.length < 253 ? 1 : 3);
  const recentTimes = [...(parent?.recentTimes ?? []).slice(-10), time];
  return {
    height: parent === undefined ? 0 : parent.height + 1,
    hash,
    header,
    version: VERSION,
    previousHash: parent?.hash,
    merkleRoot: displayHash(root),
    time,
    nonce,
    recentTimes,
    medianTime: median(recentTimes),
    parentMedianTime: parent?.medianTime ?? 0,
    transactions,
    size: overhead + sum(transactions.map(({ size }) => size)),
    weight: overhead * 4 + sum(transactions.map(({ weight }) => weight)),
  };
}
