import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type Clock, SystemClock } from '@exchange-sim/clock';
import { createDeviceApp } from './exchange-app/create-device-app.js';
import { createBook, type ScreenModelName } from './screens/models.js';
import { ScreenMachine } from './screens/screen-machine.js';
import { afterSilence } from './screens/silence.js';
import { Ticker } from './screens/ticker.js';
import { createSpeculosServer } from './speculos-api/speculos-server.js';

export interface SignerOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  model?: ScreenModelName;
  /** BIP-39 words; those of Speculos when absent. */
  seed?: string;
  /** `fixed`: the device transaction ids of a build with TESTING=1, for repeatable runs. */
  transactionId?: 'random' | 'fixed';
  /** Whose signature of partners and coin configurations is accepted: the published test key's, or production's. */
  ledgerKey?: 'test' | 'production';
  /** Length of a device tick, in milliseconds of the clock; 100 on a real device. */
  tickMs?: number;
  /** The device's own time. It is real time by default even where the stack's clock is controlled: a person presses the screen. */
  clock?: Clock;
  /** Source of device transaction ids and challenges. */
  random?: (length: number) => Uint8Array;
}

export interface Signer {
  url: string;
  port: number;
  /** Stops the signer; nothing stays open. */
  close(): Promise<void>;
  /** Called once when "Quit app" is pressed or the application is told to end; the signer has stopped by then. */
  onQuit(listener: () => void): void;
}

/**
 * Starts the embedded signer behind Speculos' REST API.
 * @throws Error when the port cannot be listened on; the message names it and says what to do.
 */
export async function startSigner(options: SignerOptions): Promise<Signer> {
  const { port, host = '127.0.0.1', model = 'stax', tickMs = 100, clock = new SystemClock() } = options;
  const { seed, transactionId = 'random', ledgerKey = 'test', random = randomBytes } = options;
  const quitListeners: (() => void)[] = [];
  const tellQuit = () => {
    for (const listener of quitListeners.splice(0)) listener();
  };
  // not at once: the request that made the application end still gets its answer
  const quit = () => setImmediate(() => void close().then(tellQuit));
  const ticker = new Ticker(clock, tickMs);
  const build = ledgerKey === 'test' || transactionId === 'fixed' ? 'test' : 'production';
  const screen = new ScreenMachine({ book: createBook(model, build), ticker, onQuit: quit });
  const app = createDeviceApp({
    ...(seed === undefined ? {} : { seed }),
    transactionId,
    ledgerKey,
    random,
    ui: screen,
    afterTicks: (ticks, callback) => afterSilence(ticker, clock, ticks, callback),
  });
  app.onQuit(quit);
  const server = createSpeculosServer({ app, screen, ticker, exit: quit });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= stop(server, ticker);
    return closing;
  };
  const listeningPort = await listen(server, port, host);
  return {
    url: `http://${host}:${listeningPort}`,
    port: listeningPort,
    close,
    onQuit: (listener) => void quitListeners.push(listener),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(whyNot(error, port, host), { cause: error })));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Signer: port ${port} on ${host} is already in use; stop what listens there or choose another port (--port).`;
  return `Signer: cannot listen on port ${port} of ${host} (${error.code ?? error.message}); choose another port (--port).`;
}

function stop(server: Server, ticker: Ticker): Promise<void> {
  ticker.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
