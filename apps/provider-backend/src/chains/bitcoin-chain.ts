import { SystemClock } from '@exchange-sim/clock';
import { z } from 'zod';
import type { Block, Chain, Incoming, Receipt } from './chain.js';
import { readEvents } from './read-events.js';
import { stayConnected } from './stay-connected.js';

const atomic = z.number().int().nonnegative().transform(BigInt);
const status = z.object({ confirmed: z.boolean(), block_height: z.number().int().optional() });
const block = z.object({ height: z.number().int(), previousblockhash: z.string().nullish() });
const transaction = z.object({
  txid: z.string(),
  fee: atomic,
  status,
  vout: z.array(z.object({ scriptpubkey_address: z.string().optional(), value: atomic })),
});
const transactions = z.array(transaction);
const event = z.union([z.object({ type: z.literal('block'), height: z.number().int() }), z.unknown()]);
const utxos = z.array(z.object({ txid: z.string(), vout: z.number().int(), value: atomic }));
const height = z.number().int();
const feeRates = z.record(z.string(), z.number().positive());

export type Utxo = z.output<typeof utxos>[number];

/** Esplora answers so many transactions of a block at a time. */
const PAGE = 25;
const ANSWER_MS = 10_000;
/** A server that hangs does so in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

/** A Bitcoin chain behind an Esplora-compatible server that tells of new blocks at `/events` (server-sent). */
export class BitcoinChain implements Chain {
  readonly name = 'bitcoin';
  readonly #url: string;
  readonly #closing = new AbortController();
  #connected = false;

  constructor(url: string) {
    this.#url = url.replace(/\/$/, '');
  }

  get connected(): boolean {
    return this.#connected;
  }

  start(onHead: (head: number) => void): void {
    const connection = async () => {
      try {
        await readEvents(`${this.#url}/events`, this.#closing.signal, (data) => {
          this.#connected = true;
          const heard = event.parse(data);
          if (typeof heard === 'object' && heard && 'height' in heard) onHead(Number(heard.height));
        });
      } finally {
        this.#connected = false;
      }
    };
    void stayConnected(connection, () => this.#closing.signal.aborted);
  }

  async head(): Promise<number> {
    return height.parse(JSON.parse((await this.#get('/blocks/tip/height')) ?? ''));
  }

  async block(number: number): Promise<Block | undefined> {
    const hash = await this.#get(`/block-height/${number}`);
    if (hash === undefined) return undefined;
    const [head, incoming] = await Promise.all([this.#get(`/block/${hash}`), this.#incoming(hash)]);
    const { previousblockhash } = block.parse(JSON.parse(head ?? ''));
    return { number, hash, parentHash: previousblockhash ?? '', incoming };
  }

  async receipt(txHash: string): Promise<Receipt | undefined> {
    const text = await this.#get(`/tx/${txHash}`);
    if (text === undefined) return undefined;
    const { status, fee } = transaction.parse(JSON.parse(text));
    if (!status.confirmed || status.block_height === undefined) return undefined;
    return { succeeded: true, block: status.block_height, feeAtomic: fee };
  }

  async broadcast({ rawTx, txHash }: { rawTx: string; txHash: string }): Promise<void> {
    const { ok, text } = await this.#fetch('/tx', { method: 'POST', body: rawTx });
    // A node refuses what it knows already.
    if (!ok && (await this.#get(`/tx/${txHash}`)) === undefined)
      throw new Error(`Bitcoin refused ${txHash}: ${text.slice(0, 300)}`);
  }

  /** What an address can spend, unconfirmed change included. */
  async utxos(address: string): Promise<Utxo[]> {
    return utxos.parse(JSON.parse((await this.#get(`/address/${address}/utxo`)) ?? '[]'));
  }

  /** Satoshi per virtual byte for one of the next blocks, rounded up. */
  async feeRate(): Promise<bigint> {
    const rates = feeRates.parse(JSON.parse((await this.#get('/fee-estimates')) ?? '{}'));
    return BigInt(Math.ceil(rates['2'] ?? rates['1'] ?? 1));
  }

  close(): void {
    this.#closing.abort(new Error('the provider is stopping'));
  }

  async #incoming(hash: string): Promise<Incoming[]> {
    const found = new Map<string, z.output<typeof transaction>>();
    for (let start = 0; ; start += PAGE) {
      const text = await this.#get(`/block/${hash}/txs${start ? `/${start}` : ''}`);
      const page = transactions.parse(JSON.parse(text ?? '[]'));
      for (const each of page) found.set(each.txid, each);
      if (page.length !== PAGE) break;
    }
    return [...found.values()].flatMap(({ txid, vout }) => {
      const received = new Map<string, bigint>();
      for (const { scriptpubkey_address: to, value } of vout)
        if (to) received.set(to.toLowerCase(), (received.get(to.toLowerCase()) ?? 0n) + value);
      return [...received].map(([to, amountAtomic]) => ({
        txHash: txid,
        to,
        currency: 'bitcoin',
        amountAtomic,
      }));
    });
  }

  /** `undefined` for what the server does not have. */
  async #get(path: string): Promise<string | undefined> {
    const { ok, status, text } = await this.#fetch(path);
    if (status === 404) return undefined;
    if (!ok) throw new Error(`GET ${path} of Bitcoin: ${status} ${text.slice(0, 300)}`);
    return text;
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<{ ok: boolean; status: number; text: string }> {
    const limit = realTime.timeout(ANSWER_MS);
    try {
      const signal = AbortSignal.any([this.#closing.signal, limit.signal]);
      const response = await fetch(this.#url + path, { ...init, signal });
      return { ok: response.ok, status: response.status, text: await response.text() };
    } finally {
      limit.cancel();
    }
  }
}
