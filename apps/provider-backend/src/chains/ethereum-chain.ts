import { z } from 'zod';
import type { Block, Chain, Incoming, Receipt } from './chain.js';
import { JsonRpcSocket } from './json-rpc-socket.js';
import { stayConnected } from './stay-connected.js';
import { TRANSFER_TOPIC, USDC, USDC_CONTRACT } from './usdc.js';

const quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const height = quantity.transform(Number);
const amount = quantity.transform((hex) => BigInt(hex));
const block = z.object({
  number: height,
  hash: z.string(),
  parentHash: z.string(),
  logsBloom: z.string(),
  transactions: z.array(z.object({ hash: z.string(), to: z.string().nullable(), value: amount })),
});
const logs = z.array(
  z.object({ transactionHash: z.string(), topics: z.array(z.string()).min(3), data: amount }),
);
const head = z.object({ number: height });
const receipt = z.object({
  status: quantity,
  blockNumber: height,
  gasUsed: amount,
  effectiveGasPrice: amount,
});

/** An Ethereum node that is listened to, never polled: new heads arrive by `eth_subscribe`. */
export class EthereumChain implements Chain {
  readonly name = 'ethereum';
  readonly #url: string;
  #socket: JsonRpcSocket | undefined;
  #onHead: (head: number) => void = () => {};
  #closed = false;

  constructor(rpcUrl: string) {
    this.#url = rpcUrl.replace(/^http/, 'ws');
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  start(onHead: (head: number) => void): void {
    this.#onHead = onHead;
    void stayConnected(
      () => this.#connection(),
      () => this.#closed,
    );
  }

  async head(): Promise<number> {
    return height.parse(await this.request('eth_blockNumber', []));
  }

  /** Plain transfers of ether, and USDC's `Transfer` logs; ether that a contract moves is not seen. */
  async block(number: number): Promise<Block | undefined> {
    const found = await this.request('eth_getBlockByNumber', [`0x${number.toString(16)}`, true]);
    if (found === null) return undefined;
    const { transactions, logsBloom, ...place } = block.parse(found);
    const ether = transactions.flatMap(({ hash, to, value }) =>
      to !== null && value > 0n
        ? [{ txHash: hash, to: to.toLowerCase(), currency: 'ethereum', amountAtomic: value }]
        : [],
    );
    const silent = /^0x0*$/.test(logsBloom);
    return { ...place, incoming: [...ether, ...(silent ? [] : await this.#tokens(place.hash))] };
  }

  async receipt(txHash: string): Promise<Receipt | undefined> {
    const found = await this.request('eth_getTransactionReceipt', [txHash]);
    if (found === null) return undefined;
    const { status, blockNumber, gasUsed, effectiveGasPrice } = receipt.parse(found);
    return {
      succeeded: Number(status) === 1,
      block: blockNumber,
      feeAtomic: gasUsed * effectiveGasPrice,
    };
  }

  async broadcast({ rawTx, txHash }: { rawTx: string; txHash: string }): Promise<void> {
    try {
      await this.request('eth_sendRawTransaction', [rawTx]);
    } catch (error) {
      // A node refuses what it knows already.
      if ((await this.request('eth_getTransactionByHash', [txHash])) === null) throw error;
    }
  }

  /** One JSON-RPC call. */
  async request(method: string, params: unknown[]): Promise<unknown> {
    if (!this.#socket) throw new Error('Ethereum cannot be reached');
    return this.#socket.request(method, params);
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  async #tokens(blockHash: string): Promise<Incoming[]> {
    const filter = { blockHash, address: USDC_CONTRACT, topics: [TRANSFER_TOPIC] };
    const found = logs.parse(await this.request('eth_getLogs', [filter]));
    return found.map(({ transactionHash, topics, data }) => ({
      txHash: transactionHash,
      to: `0x${topics[2]?.slice(-40).toLowerCase()}`,
      currency: USDC,
      amountAtomic: data,
    }));
  }

  /** Lasts as long as the connection. */
  async #connection(): Promise<void> {
    const socket = await JsonRpcSocket.connect(this.#url);
    try {
      await socket.subscribe(['newHeads'], (event) => this.#onHead(head.parse(event).number));
      const number = height.parse(await socket.request('eth_blockNumber', []));
      if (this.#closed) return;
      this.#socket = socket;
      this.#onHead(number);
      await socket.lost;
    } finally {
      this.#socket = undefined;
      socket.close();
    }
  }
}
