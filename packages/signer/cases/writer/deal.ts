import { fromHex, operationOf, Subcommand, type SubcommandName, toHex } from '@exchange-sim/apdu';
import { TestDevice } from '../../src/testing/device.js';
import {
  checkData,
  configurations,
  Flow,
  type FlowOptions,
  ownPath,
  signedByLedger,
} from '../../src/testing/flow.js';
import type { ReviewStep, Step } from './case.js';

/** Constants of a device made for tests. */
const LETTERS = 'Q'.repeat(10);
const ID = '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b';

export const OK = '9000';

const INS = {
  setPartner: 0x04,
  checkPartner: 0x05,
  process: 0x06,
  checkSignature: 0x07,
  payout: 0x08,
  refund: 0x0c,
  asset: 0x0d,
  prompt: 0x0f,
} as const;
/** Commands of a deal in their order, as `until` counts them. */
export type DealStep = 'start' | 'setPartner' | 'checkPartner' | 'process' | 'checkSignature' | 'coins';

/** One APDU: CLA INS P1 P2 Lc data. */
export function apdu(ins: number, p1: number, p2: number, data: Uint8Array = new Uint8Array()): string {
  return toHex(Uint8Array.from([0xe0, ins, p1, p2, data.length, ...data]));
}

export interface DealOptions extends Omit<FlowOptions, 'subcommand' | 'parameters'> {
  /** Coin that is received; for swaps. */
  payoutCoin?: Uint8Array;
  /** Coin that is given. */
  payinCoin?: Uint8Array;
}

/** Writes down the commands of one flow with right data: what a wallet would send, and the answers it must get. */
export class Deal {
  readonly name: SubcommandName;
  readonly p2: number;
  readonly flow: Flow;
  readonly #options: DealOptions;
  readonly #swap: boolean;

  constructor(name: SubcommandName, options: DealOptions = {}) {
    this.name = name;
    this.p2 = Subcommand[name];
    this.#options = options;
    this.#swap = operationOf(Subcommand[name]) === 'swap';
    // the partner's half needs an id, which is a constant: no answer of this device gets into a case
    this.flow = new Flow(new TestDevice({ transactionId: 'fixed' }), {
      subcommand: Subcommand[name],
      base64: !this.#swap,
      ...options,
    });
    this.flow.start();
  }

  get rate(): number {
    return this.#options.rate ?? 0;
  }

  /** A command of this flow, with data that may be anything. */
  send(ins: number, data: Uint8Array | string, response = OK, { p1 = this.rate, p2 = this.p2 } = {}): Step {
    return { apdu: apdu(ins, p1, p2, typeof data === 'string' ? fromHex(data) : data), response };
  }

  start(): Step {
    const id = this.name === 'SWAP' ? toHex(new TextEncoder().encode(LETTERS)) : ID;
    return this.send(0x03, '', `${id}${OK}`);
  }

  setPartner(): Step {
    return this.send(INS.setPartner, this.flow.credentials());
  }

  checkPartner(): Step {
    return this.send(INS.checkPartner, signedByLedger(this.flow.credentials()));
  }

  /** One APDU, or two when the data is longer than 255 bytes. */
  process(data: Uint8Array = this.flow.transactionData(), response = OK): Step[] {
    if (data.length <= 255) return [this.send(INS.process, data, response)];
    return [
      this.send(INS.process, data.subarray(0, 255), OK, { p2: this.p2 | 0x20 }),
      this.send(INS.process, data.subarray(255), response, { p2: this.p2 | 0x10 }),
    ];
  }

  checkSignature(): Step {
    this.flow.transactionData();
    return this.send(INS.checkSignature, this.flow.signature());
  }

  coins(): Step[] {
    const { payoutCoin, payinCoin } = this.#options;
    const data = (coin: Uint8Array | undefined) => checkData(coin ?? configurations.ethereum, ownPath);
    if (!this.#swap) return [this.send(INS.asset, data(payinCoin))];
    return [this.send(INS.payout, data(payoutCoin)), this.send(INS.refund, data(payinCoin))];
  }

  prompt(review: ReviewStep): Step {
    const response = { approve: OK, reject: '6a84', cancel: '6a92' }[review.decision];
    return { ...this.send(INS.prompt, '', response), review };
  }

  startSigning(): Step {
    return this.send(0x0a, '');
  }

  /** All commands up to and including `last`, right and accepted. */
  until(last: DealStep): Step[] {
    const all: Array<[DealStep, () => Step | Step[]]> = [
      ['start', () => this.start()],
      ['setPartner', () => this.setPartner()],
      ['checkPartner', () => this.checkPartner()],
      ['process', () => this.process()],
      ['checkSignature', () => this.checkSignature()],
      ['coins', () => this.coins()],
    ];
    const end = all.findIndex(([step]) => step === last);
    return all.slice(0, end + 1).flatMap(([, make]) => make());
  }
}
