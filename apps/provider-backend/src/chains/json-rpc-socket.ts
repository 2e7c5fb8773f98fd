import { SystemClock } from '@exchange-sim/clock';
import { z } from 'zod';

const message = z.object({
  id: z.number().nullish(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  params: z.object({ subscription: z.string(), result: z.unknown() }).optional(),
});

const ANSWER_MS = 10_000;
/** Connections live in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * One JSON-RPC connection over WebSocket, until it is lost. Each has a socket of its own: clients that share sockets by URL
 * within a process would close each other's.
 */
export class JsonRpcSocket {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #onNotification: (result: unknown) => void = () => {};
  #nextId = 1;

  /** Settles when the connection is gone, whoever ended it. */
  readonly lost: Promise<void>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      try {
        this.#receive(String(data));
      } catch {
        // What talks like this is no node: whoever uses the connection learns that it is lost.
        socket.close();
      }
    });
    this.lost = new Promise((resolve) => socket.addEventListener('close', () => resolve()));
    void this.lost.then(() => {
      for (const { reject } of this.#waiting.values())
        reject(new Error('the connection to the chain was lost'));
    });
  }

  static connect(url: string): Promise<JsonRpcSocket> {
    const socket = new WebSocket(url);
    realTime.after(ANSWER_MS, () => {
      if (socket.readyState === WebSocket.CONNECTING) socket.close();
    });
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new JsonRpcSocket(socket)));
      socket.addEventListener('error', () => reject(new Error(`no JSON-RPC WebSocket at ${url}`)));
    });
  }

  /** Rejects with the node's own words, when there is no answer for 10 s, and when the connection is lost. */
  async request(method: string, params: unknown[]): Promise<unknown> {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new Error('the connection to the chain is lost');
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const late = realTime.after(ANSWER_MS, () =>
      this.#waiting.get(id)?.reject(new Error(`${method}: no answer`)),
    );
    this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    try {
      return await answer;
    } finally {
      late.cancel();
      this.#waiting.delete(id);
    }
  }

  /** Calls `onEvent` with each event of an `eth_subscribe` subscription. */
  async subscribe(params: unknown[], onEvent: (result: unknown) => void): Promise<void> {
    this.#onNotification = onEvent;
    await this.request('eth_subscribe', params);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const { success, data } = message.safeParse(JSON.parse(text));
    if (!success) return;
    const waiting = this.#waiting.get(data.id ?? 0);
    if (data.params) this.#onNotification(data.params.result);
    else if (data.error) waiting?.reject(new Error(data.error.message));
    else waiting?.resolve(data.result);
  }
}
