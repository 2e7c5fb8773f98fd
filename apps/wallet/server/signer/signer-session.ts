import type { Readable } from 'node:stream';
import type { Clock, Timer } from '@exchange-sim/clock';
import type { PartsBoard } from '../events/parts-board.js';
import { type SignerTransport, speculosPackage } from '../ledger-packages.js';
import type { ApduTraffic } from './apdu-traffic.js';
import { unreachable } from './signer-api.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** The signer cannot be reached, or went away. */
export class SignerGone extends Error {
  override readonly name = 'SignerGone';
}

/**
 * The wallet's connection to a signer behind Speculos's REST API. It listens to the signer's event stream; when that ends the
 * signer is gone, and it tries again with growing pauses on the clock. One task at a time has the signer.
 */
export class SignerSession {
  readonly #url: URL;
  readonly #clock: Clock;
  readonly #parts: PartsBoard;
  readonly #traffic: ApduTraffic;
  readonly #onScreen: () => void;
  #transport: SignerTransport | undefined;
  #connecting: Promise<SignerTransport> | undefined;
  #retry: Timer | undefined;
  #pause = FIRST_PAUSE_MS;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: {
    url: string;
    clock: Clock;
    parts: PartsBoard;
    traffic: ApduTraffic;
    /** Called when it connects and whenever the signer's screen moves. */
    onScreen: () => void;
  }) {
    this.#url = new URL(options.url);
    this.#clock = options.clock;
    this.#parts = options.parts;
    this.#traffic = options.traffic;
    this.#onScreen = options.onScreen;
  }

  /** Connects in the background. */
  start(): void {
    void this.#connected().catch(() => {});
  }

  /**
   * Gives the signer to `task` once those before it are done.
   * Rejects with `SignerGone` when it cannot be reached, else with what `task` rejects with.
   */
  run<T>(task: (transport: SignerTransport) => Promise<T>): Promise<T> {
    const result = this.#turn.then(async () => task(await this.#connected()));
    this.#turn = result.catch(() => {});
    return result;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retry?.cancel();
    await this.#transport?.close();
  }

  #connected(): Promise<SignerTransport> {
    if (this.#transport) return Promise.resolve(this.#transport);
    this.#retry?.cancel();
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #connect(): Promise<SignerTransport> {
    const { protocol, hostname, port } = this.#url;
    try {
      const transport = await speculosPackage().default.open({
        baseURL: `${protocol}//${hostname}`,
        apiPort: port || (protocol === 'https:' ? '443' : '80'),
      });
      this.#opened(transport);
      return transport;
    } catch {
      this.#lost();
      throw new SignerGone(unreachable(this.#url.origin));
    }
  }

  #opened(transport: SignerTransport): void {
    this.#transport = transport;
    this.#pause = FIRST_PAUSE_MS;
    this.#traffic.watch(transport);
    const stream: Readable = transport.eventStream;
    // the transport's own listener throws when an event comes in two chunks; that something moved is all there is to know
    stream.removeAllListeners('data').on('data', this.#onScreen);
    transport.on('disconnect', () => {
      if (this.#transport !== transport) return;
      this.#transport = undefined;
      this.#lost();
    });
    // a closed session may have been connecting still
    if (this.#closed) void transport.close();
    else this.#parts.up('signer');
    this.#onScreen();
  }

  #lost(): void {
    if (this.#closed) return;
    this.#parts.down('signer', unreachable(this.#url.origin));
    this.#retry?.cancel();
    this.#retry = this.#clock.after(this.#pause, () => this.start());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}
