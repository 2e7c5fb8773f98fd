import { bytesToHex, equalBytes } from '@noble/curves/utils.js';
import { type Block, buildBlock, genesisBlock } from './block.js';
import { type Coin, checkSpends } from './check-spends.js';
import { checkTransaction } from './check-transaction.js';
import { Rejection, RPC } from './rejection.js';
import { digestsOf } from './sighash.js';
import { type BitcoinTransaction, outpointOf, type TransactionOutput } from './transaction.js';
import { verifyInput } from './verify-input.js';

/** A transaction the chain took. */
export interface KnownTransaction {
  transaction: BitcoinTransaction;
  /** What its inputs spend, in their order; empty for a block's reward. */
  spent: readonly TransactionOutput[];
  feeAtomic: bigint;
  /** Undefined while it waits. */
  block: Block | undefined;
}

export interface Spender {
  txid: string;
  vin: number;
}

/** All that went on, and what waits. Knows no clock and no network: the same calls give the same blocks. */
export class UtxoChain {
  readonly #blocks: Block[] = [];
  readonly #byHash = new Map<string, Block>();
  readonly #known = new Map<string, KnownTransaction>();
  readonly #waiting = new Map<string, KnownTransaction>();
  readonly #spenders = new Map<string, Spender>();
  /** Hex of an output's script → transactions that pay to it or spend from it, oldest first. */
  readonly #history = new Map<string, Set<string>>();
  readonly #minerScript: Uint8Array;

  constructor(options: {
    seed: string;
    /** Seconds since the Unix epoch. */
    genesisTime: number;
    /** Where the coins of the first block and all fees go. */
    minerScript: Uint8Array;
  }) {
    this.#minerScript = options.minerScript;
    this.#append(genesisBlock(options));
  }

  get tip(): Block {
    const tip = this.#blocks.at(-1);
    if (!tip) throw new Error('a chain has at least its first block');
    return tip;
  }

  /** Waiting transactions, oldest first. */
  get mempool(): readonly KnownTransaction[] {
    return [...this.#waiting.values()];
  }

  blockAt(height: number): Block | undefined {
    return this.#blocks[height];
  }

  blockOf(hash: string): Block | undefined {
    return this.#byHash.get(hash);
  }

  transaction(txid: string): KnownTransaction | undefined {
    return this.#known.get(txid);
  }

  spenderOf(txid: string, vout: number): Spender | undefined {
    return this.#spenders.get(outpointOf({ txid, vout }));
  }

  /** Transactions that touch outputs with this script, oldest first. */
  history(script: Uint8Array): KnownTransaction[] {
    const txids = [...(this.#history.get(bytesToHex(script)) ?? [])];
    return txids.map((txid) => this.#known.get(txid)).filter((known) => known !== undefined);
  }

  /** Outputs with this script that nobody spends, not even a waiting transaction; oldest first. */
  unspent(script: Uint8Array) {
    return this.history(script).flatMap(({ transaction: { txid, outputs }, block }) =>
      outputs.flatMap((output, vout) =>
        equalBytes(output.script, script) && !this.spenderOf(txid, vout)
          ? [{ txid, vout, amountAtomic: output.amountAtomic, block }]
          : [],
      ),
    );
  }

  /**
   * Takes a signed transaction into the mempool; one that waits already is taken again without effect.
   * @param trusted skips the signatures: they were verified when the transaction came in
   * @throws Rejection in Bitcoin Core's words
   */
  accept(transaction: BitcoinTransaction, trusted = false): void {
    checkTransaction(transaction);
    const { txid, inputs } = transaction;
    if (this.#waiting.has(txid)) return;
    if (this.#known.has(txid))
      throw new Rejection('Transaction outputs already in utxo set', RPC.alreadyInChain);
    const { coins, feeAtomic } = checkSpends(transaction, {
      tip: this.tip,
      coinOf: (point) => this.#coinOf(point),
    });
    if (!trusted) {
      const digests = digestsOf(transaction);
      inputs.forEach((input, index) => void verifyInput({ input, index, spent: coins, digests }));
    }
    this.#waiting.set(txid, this.#remember(transaction, coins, feeAtomic));
  }

  /** Puts what waits into a block of this time, seconds since the Unix epoch. */
  mine(time: number): Block {
    const block = buildBlock({
      parent: this.tip,
      time,
      waiting: this.mempool,
      minerScript: this.#minerScript,
    });
    this.#append(block);
    return block;
  }

  #coinOf(point: { txid: string; vout: number }): Coin | 'missing' | 'spent' | 'promised' {
    const known = this.#known.get(point.txid);
    const output = known?.transaction.outputs[point.vout];
    if (!known || !output) return 'missing';
    const spender = this.#spenders.get(outpointOf(point));
    if (spender) return this.#waiting.has(spender.txid) ? 'promised' : 'spent';
    return { ...output, block: known.block, isReward: known.spent.length === 0 };
  }

  #append(block: Block): void {
    const [reward, ...rest] = block.transactions;
    if (reward) this.#remember(reward, [], 0n);
    for (const { txid } of [...(reward ? [reward] : []), ...rest]) {
      const known = this.#known.get(txid);
      if (known) known.block = block;
      this.#waiting.delete(txid);
    }
    this.#blocks.push(block);
    this.#byHash.set(block.hash, block);
  }

  #remember(
    transaction: BitcoinTransaction,
    spent: readonly TransactionOutput[],
    feeAtomic: bigint,
  ): KnownTransaction {
    const { txid, inputs, outputs } = transaction;
    const known: KnownTransaction = { transaction, spent, feeAtomic, block: undefined };
    this.#known.set(txid, known);
    if (spent.length > 0)
      inputs.forEach((input, vin) => void this.#spenders.set(outpointOf(input), { txid, vin }));
    for (const { script } of [...spent, ...outputs]) {
      const key = bytesToHex(script);
      const txids = this.#history.get(key) ?? new Set();
      this.#history.set(key, txids.add(txid));
    }
    return known;
  }
}
