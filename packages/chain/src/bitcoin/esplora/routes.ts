import { bytesToHex } from '@noble/curves/utils.js';
import type { Block } from '../block.js';
import type { BitcoinNode } from '../node.js';
import { scriptOf } from '../script.js';
import { decodeTransactionHex, type TransactionOutput } from '../transaction.js';
import type { KnownTransaction, UtxoChain } from '../utxo-chain.js';
import { feeEstimates } from './fee-estimates.js';
import { HttpError } from './http-error.js';
import {
  addressJson,
  blockJson,
  mempoolJson,
  spendJson,
  statusJson,
  transactionJson,
  unspentJson,
} from './json.js';

/** Text is answered as text/plain, bytes as they are, anything else as JSON. */
export type Answer = string | Uint8Array | object;
export type Handler = (request: {
  node: BitcoinNode;
  /** What stood where the path has `:name`s, in their order. */
  parts: readonly string[];
  body: string;
}) => Answer | Promise<Answer>;

const PAGE = 25;
const MOST_WAITING = 50;
const BLOCKS_PAGE = 10;

/** `METHOD /path/:name` → what is answered. */
export const routes: Record<string, Handler> = {
  'GET /health': ({ node: { chain } }) => ({ status: 'ok', height: chain.tip.height }),
  'GET /blocks/tip/height': ({ node: { chain } }) => String(chain.tip.height),
  'GET /blocks/tip/hash': ({ node: { chain } }) => chain.tip.hash,
  'GET /blocks': ({ node: { chain } }) => newestBlocks(chain, chain.tip.height),
  'GET /blocks/:start': ({ node: { chain }, parts: [start] }) =>
    newestBlocks(chain, blockAt(chain, start).height),
  'GET /block-height/:height': ({ node: { chain }, parts: [height] }) => blockAt(chain, height).hash,
  'GET /block/:hash': ({ node: { chain }, parts: [hash] }) => blockJson(blockOf(chain, hash)),
  'GET /block/:hash/header': ({ node: { chain }, parts: [hash] }) => bytesToHex(blockOf(chain, hash).header),
  'GET /block/:hash/status': ({ node: { chain }, parts: [hash] }) => blockStatus(chain, blockOf(chain, hash)),
  'GET /block/:hash/txids': ({ node: { chain }, parts: [hash] }) =>
    blockOf(chain, hash).transactions.map(({ txid }) => txid),
  'GET /block/:hash/txs': ({ node: { chain }, parts: [hash] }) => blockPage(chain, blockOf(chain, hash), '0'),
  'GET /block/:hash/txs/:start': ({ node: { chain }, parts: [hash, start] }) =>
    blockPage(chain, blockOf(chain, hash), start),
  'GET /address/:address': ({ node: { chain }, parts: [address = ''] }) =>
    addressJson(chain, address, scriptFor(address)),
  'GET /address/:address/utxo': ({ node: { chain }, parts: [address] }) =>
    unspentJson(chain, scriptFor(address)),
  'GET /address/:address/txs': ({ node: { chain }, parts: [address] }) => [
    ...waitingOf(chain, address),
    ...confirmedOf(chain, address),
  ],
  'GET /address/:address/txs/chain': ({ node: { chain }, parts: [address] }) => confirmedOf(chain, address),
  'GET /address/:address/txs/chain/:after': ({ node: { chain }, parts: [address, after] }) =>
    confirmedOf(chain, address, after),
  'GET /address/:address/txs/mempool': ({ node: { chain }, parts: [address] }) => waitingOf(chain, address),
  'GET /tx/:txid': ({ node: { chain }, parts: [txid] }) => transactionJson(knownOf(chain, txid)),
  'GET /tx/:txid/hex': ({ node: { chain }, parts: [txid] }) =>
    bytesToHex(knownOf(chain, txid).transaction.raw),
  'GET /tx/:txid/raw': ({ node: { chain }, parts: [txid] }) => knownOf(chain, txid).transaction.raw,
  // Esplora says "not confirmed" of a transaction it has never seen, too
  'GET /tx/:txid/status': ({ node: { chain }, parts: [txid] }) =>
    statusJson(chain.transaction(hashIn(txid))?.block),
  'GET /tx/:txid/outspend/:vout': ({ node: { chain }, parts: [txid, vout] }) =>
    spendJson(chain, hashIn(txid), numberIn(vout)),
  'GET /tx/:txid/outspends': ({ node: { chain }, parts: [txid] }) => {
    const { transaction } = knownOf(chain, txid);
    return transaction.outputs.map((_, vout) => spendJson(chain, transaction.txid, vout));
  },
  'GET /mempool': ({ node: { chain } }) => mempoolJson(chain),
  'GET /mempool/txids': ({ node: { chain } }) => chain.mempool.map(({ transaction }) => transaction.txid),
  'GET /fee-estimates': () => feeEstimates,
  'POST /tx': ({ node, body }) => node.broadcast(decodeTransactionHex(body.trim())),
  'POST /faucet': async ({ node, body }) => ({ txid: await node.give([wantedFrom(body)]) }),
};

function hashIn(text = ''): string {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw new HttpError(400, 'Invalid hex string');
  return text.toLowerCase();
}

function numberIn(text = ''): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 0xffff_ffff) throw new HttpError(400, 'Invalid number');
  return number;
}

function found<T>(what: T | undefined, message: string): T {
  if (what === undefined) throw new HttpError(404, message);
  return what;
}

const blockAt = (chain: UtxoChain, height?: string) =>
  found(chain.blockAt(numberIn(height)), 'Block not found');
const blockOf = (chain: UtxoChain, hash?: string) => found(chain.blockOf(hashIn(hash)), 'Block not found');
const knownOf = (chain: UtxoChain, txid?: string) =>
  found(chain.transaction(hashIn(txid)), 'Transaction not found');

function scriptFor(address = ''): Uint8Array {
  const script = scriptOf(address);
  if (!script) throw new HttpError(400, 'Invalid Bitcoin address');
  return script;
}

function newestBlocks(chain: UtxoChain, from: number) {
  const heights = Array.from({ length: Math.min(BLOCKS_PAGE, from + 1) }, (_, i) => from - i);
  return heights.flatMap((height) => {
    const block = chain.blockAt(height);
    return block ? [blockJson(block)] : [];
  });
}

function blockStatus(chain: UtxoChain, { height }: Block) {
  const next = chain.blockAt(height + 1)?.hash;
  return { in_best_chain: true, height, ...(next !== undefined && { next_best: next }) };
}

function blockPage(chain: UtxoChain, block: Block, start?: string) {
  const from = numberIn(start);
  if (from % PAGE !== 0) throw new HttpError(400, `start index must be a multiple of ${PAGE}`);
  return block.transactions.slice(from, from + PAGE).map(({ txid }) => transactionJson(knownOf(chain, txid)));
}

function newestFirst(
  chain: UtxoChain,
  address: string | undefined,
  isConfirmed: boolean,
): KnownTransaction[] {
  return chain
    .history(scriptFor(address))
    .filter(({ block }) => (block !== undefined) === isConfirmed)
    .reverse();
}

function waitingOf(chain: UtxoChain, address?: string) {
  return newestFirst(chain, address, false).slice(0, MOST_WAITING).map(transactionJson);
}

function confirmedOf(chain: UtxoChain, address?: string, after?: string) {
  const all = newestFirst(chain, address, true);
  const from = after === undefined ? 0 : all.findIndex(({ transaction }) => transaction.txid === after) + 1;
  return all.slice(from, from + PAGE).map(transactionJson);
}

function wantedFrom(body: string): TransactionOutput {
  let wanted: unknown;
  try {
    wanted = JSON.parse(body);
  } catch {
    throw new HttpError(400, 'The body is not JSON: send {"address":"bc1…","amountAtomic":"100000"}');
  }
  const { address, amountAtomic } = Object(wanted) as Record<string, unknown>;
  if (typeof address !== 'string') throw new HttpError(400, 'address must be a string: a mainnet address');
  if (typeof amountAtomic !== 'string' || !/^[1-9]\d{0,15}$/.test(amountAtomic))
    throw new HttpError(400, 'amountAtomic must be a string of digits: satoshis, "100000" for example');
  return { script: scriptFor(address), amountAtomic: BigInt(amountAtomic) };
}
