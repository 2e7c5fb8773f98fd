import type { DeviceApp } from '../exchange-app/device-app.js';
import type { Ticker } from '../screens/ticker.js';
import { type Exchange, startChunks } from './replies.js';

/** Ticks an APDU may take when the client does not say (5 minutes); 0 = no limit. */
const DEFAULT_LIMIT_TICKS = 3_000;
/** A longer frame never reaches the application of the genuine device, and is never answered. */
const LONGEST_FRAME = 272;

/** `POST /apdu`: passes each APDU on at once and completes every request that waits with the next answer, whosever it is. */
export class ApduRoute {
  readonly #app: DeviceApp;
  readonly #ticker: Ticker;
  readonly #waiting = new Set<(rapdu: Uint8Array) => void>();

  constructor(app: DeviceApp, ticker: Ticker) {
    this.#app = app;
    this.#ticker = ticker;
  }

  /** @param limitTicks after how many the answer breaks off; 0 = never */
  exchange(exchange: Exchange, apduHex: string, limitTicks = DEFAULT_LIMIT_TICKS): void {
    const { response } = exchange;
    let answered = false;
    const answer = (rapdu: Uint8Array) => {
      answered = true;
      this.#waiting.delete(answer);
      response.end(`{"data": "${Buffer.from(rapdu).toString('hex')}"}`);
    };
    startChunks(exchange, 'application/json');
    this.#waiting.add(answer);
    const apdu = Buffer.from(apduHex, 'hex');
    if (apdu.length <= LONGEST_FRAME) this.#app.exchange(apdu, (rapdu) => this.#answerAll(rapdu));
    if (answered) return;
    // a review: the client is told 200 now, and the body comes when the person has decided
    response.flushHeaders();
    const stopLimit = this.#limit(exchange, limitTicks);
    response.once('close', () => {
      stopLimit();
      this.#waiting.delete(answer);
    });
  }

  #answerAll(rapdu: Uint8Array): void {
    for (const answer of [...this.#waiting]) answer(rapdu);
  }

  /** Breaks the answer off once more ticks than that have passed, as the genuine server does: there is no error body. */
  #limit({ response }: Exchange, ticks: number): () => void {
    if (ticks === 0) return () => {};
    let passed = 0;
    return this.#ticker.onTick(() => {
      if (++passed > ticks) response.destroy();
    });
  }
}
