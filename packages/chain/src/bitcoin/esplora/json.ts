/** What Esplora's REST API says of blocks, transactions and addresses. Amounts are JSON numbers there, of satoshis. @module */
import { bytesToHex, equalBytes } from '@noble/curves/utils.js';
import { type Block, EASIEST_BITS } from '../block.js';
import { isCoinbase } from '../check-transaction.js';
import { addressOf, asmOf, kindOf } from '../script.js';
import { type TransactionInput, type TransactionOutput, vsizeOf } from '../transaction.js';
import type { KnownTransaction, UtxoChain } from '../utxo-chain.js';

/** 2^224 × 0xffff over the target of the easiest work. */
const EASIEST_DIFFICULTY = 4.6565423739069247e-10;

export function blockJson(block: Block) {
  return {
    id: block.hash,
    height: block.height,
    version: block.version,
    timestamp: block.time,
    tx_count: block.transactions.length,
    size: block.size,
    weight: block.weight,
    merkle_root: block.merkleRoot,
    previousblockhash: block.previousHash ?? null,
    mediantime: block.medianTime,
    nonce: block.nonce,
    bits: EASIEST_BITS,
    difficulty: EASIEST_DIFFICULTY,
  };
}

export function statusJson(block: Block | undefined) {
  if (!block) return { confirmed: false };
  return { confirmed: true, block_height: block.height, block_hash: block.hash, block_time: block.time };
}

export function transactionJson({ transaction, spent, feeAtomic, block }: KnownTransaction) {
  const { txid, version, lockTime, inputs, outputs, size, weight } = transaction;
  return {
    txid,
    version,
    locktime: lockTime,
    vin: inputs.map((input, i) => inputJson(input, spent[i])),
    vout: outputs.map(outputJson),
    size,
    weight,
    fee: Number(feeAtomic),
    status: statusJson(block),
  };
}

function inputJson(input: TransactionInput, spent: TransactionOutput | undefined) {
  const { txid, vout, scriptSig, witness, sequence } = input;
  const isWrapped = spent !== undefined && kindOf(spent.script) === 'p2sh';
  return {
    txid,
    vout,
    prevout: spent ? outputJson(spent) : null,
    scriptsig: bytesToHex(scriptSig),
    scriptsig_asm: asmOf(scriptSig),
    ...(witness.length > 0 && { witness: witness.map((item) => bytesToHex(item)) }),
    is_coinbase: isCoinbase({ inputs: [input] }),
    sequence,
    ...(isWrapped && { inner_redeemscript_asm: asmOf(scriptSig.subarray(1)) }),
  };
}

function outputJson({ script, amountAtomic }: TransactionOutput) {
  const address = addressOf(script);
  return {
    scriptpubkey: bytesToHex(script),
    scriptpubkey_asm: asmOf(script),
    scriptpubkey_type: kindOf(script),
    ...(address !== undefined && { scriptpubkey_address: address }),
    value: Number(amountAtomic),
  };
}

export function addressJson(chain: UtxoChain, address: string, script: Uint8Array) {
  const history = chain.history(script);
  return {
    address,
    chain_stats: stats(
      script,
      history.filter(({ block }) => block !== undefined),
    ),
    mempool_stats: stats(
      script,
      history.filter(({ block }) => block === undefined),
    ),
  };
}

function stats(script: Uint8Array, transactions: readonly KnownTransaction[]) {
  const own = (outputs: readonly TransactionOutput[]) =>
    outputs.filter((output) => equalBytes(output.script, script));
  const total = (outputs: readonly TransactionOutput[]) =>
    Number(outputs.reduce((sum, { amountAtomic }) => sum + amountAtomic, 0n));
  const funded = transactions.flatMap(({ transaction }) => own(transaction.outputs));
  const spent = transactions.flatMap((known) => own(known.spent));
  return {
    funded_txo_count: funded.length,
    funded_txo_sum: total(funded),
    spent_txo_count: spent.length,
    spent_txo_sum: total(spent),
    tx_count: transactions.length,
  };
}

export function unspentJson(chain: UtxoChain, script: Uint8Array) {
  return chain.unspent(script).map(({ txid, vout, block, amountAtomic }) => ({
    txid,
    vout,
    status: statusJson(block),
    value: Number(amountAtomic),
  }));
}

export function spendJson(chain: UtxoChain, txid: string, vout: number) {
  const spender = chain.spenderOf(txid, vout);
  if (!spender) return { spent: false };
  return { spent: true, ...spender, status: statusJson(chain.transaction(spender.txid)?.block) };
}

export function mempoolJson({ mempool }: UtxoChain) {
  const rates = mempool.map(({ transaction, feeAtomic }) => ({
    rate: Number(feeAtomic) / vsizeOf(transaction),
    vsize: vsizeOf(transaction),
  }));
  return {
    count: mempool.length,
    vsize: rates.reduce((sum, { vsize }) => sum + vsize, 0),
    total_fee: mempool.reduce((sum, { feeAtomic }) => sum + Number(feeAtomic), 0),
    fee_histogram: rates.sort((a, b) => b.rate - a.rate).map(({ rate, vsize }) => [rate, vsize]),
  };
}
