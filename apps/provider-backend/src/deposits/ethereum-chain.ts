import { SystemClock } from '@exchange-sim/clock';
import { z } from 'zod';
import { JsonRpcSocket } from './json-rpc-socket.js';

const quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const height = quantity.transform(Number);
const block = z.object({
  number: height,
  hash: z.string(),
  parentHash: z.string(),
  transactions: z.array(
    z.object({
      hash: z.string(),
      to: z.string().nullable(),
      value: quantity.transform((hex) => BigInt(hex)),
    }),
  ),
});
const head = z.object({ number: height });
const receipt = z.object({ status: quantity, blockNumber: height });

export type Block = z.output<typeof block>;

const RETRY_MS = 250;
/** Connections are mended in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

/** An Ethereum node that is listened to, never polled: new heads arrive by `eth_subscribe`. */
export class EthereumChain {
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

  /** Calls `onHead` with each new height, and with the present one after every (re)connection. */
  start(onHead: (head: number) => void): void {
    this.#onHead = onHead;
    void this.#stayConnected();
  }

  /** The block at a height with its transactions; `undefined` when there is none. */
  async block(number: number): Promise<Block | undefined> {
    const found = await this.#request('eth_getBlockByNumber', [`0x${number.toString(16)}`, true]);
    return found === null ? undefined : block.parse(found);
  }

  /** Where a transaction is and whether it succeeded; `undefined` while it is in no block. */
  async receipt(hash: string): Promise<{ succeeded: boolean; block: number } | undefined> {
    const found = await this.#request('eth_getTransactionReceipt', [hash]);
    if (found === null) return undefined;
    const { status, blockNumber } = receipt.parse(found);
    return { succeeded: Number(status) === 1, block: blockNumber };
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  async #request(method: string, params: unknown[]): Promise<unknown> {
    if (!this.#socket) throw new Error('the chain cannot be reached');
    return this.#socket.request(method, params);
  }

  async #stayConnected(): Promise<void> {
    while (!this.#closed) {
      await this.#connection().catch(() => {});
      this.#socket = undefined;
      if (!this.#closed) await realTime.sleep(RETRY_MS);
    }
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
      socket.close();
    }
  }
}
