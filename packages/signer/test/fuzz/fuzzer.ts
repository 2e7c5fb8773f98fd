import { StatusWord, Subcommand, toHex } from '@exchange-sim/apdu';
import type { TestDevice } from '../../src/testing/device.js';
import { flows, type ModelState } from '../model/exchange-model.js';
import {
  bring,
  fixedDevice,
  frame,
  nextInstruction,
  type RecordedFlow,
  recordFlow,
  send,
} from '../model/recorded-flow.js';
import { mutate, Random } from './mutations.js';

/** What the operating system and the coin applications say besides. */
const foreign = [
  0x6001, 0x6501, 0x6700, 0x6980, 0x6982, 0x6985, 0x6a80, 0x6a87, 0x6b00, 0x6c00, 0x6d00, 0x6e00, 0x3302,
  0x5720, 0xb000, 0xb007,
];
const known = new Set<number>([...Object.values(StatusWord), ...foreign]);

/** Words of the loading of certificates. */
const isPki = (status: number) => status >= 0x422d && status <= 0x423c;

const SHORTEST = 2;
const VERSION = '0404029000';
/** Ending the application is right, and would end the run. */
const isQuit = ([cla, ins]: Uint8Array) => cla === 0xb0 && ins === 0xa7;

/** Plays right flows whose APDUs are changed now and then, for ever; finds answers that are none. */
export class Fuzzer {
  readonly random: Random;
  /** APDUs sent so far. */
  sent = 0;
  /** How often each status word came. */
  readonly words = new Map<number, number>();
  readonly #recorded: readonly RecordedFlow[];
  readonly #others: readonly Uint8Array[];
  #device: TestDevice;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.#recorded = flows.map(recordFlow);
    this.#others = this.#recorded.flatMap(({ data, signing, name }) => [
      ...[...data].map(([ins, bytes]) => frame(ins, 0, Subcommand[name], bytes)),
      signing,
    ]);
    this.#device = fixedDevice();
  }

  /** One flow with about one changed APDU in three; then the device must begin a new one. Throws an `Error` that shows the APDU. */
  round(): void {
    const flow = this.random.pick(this.#recorded);
    this.#device.ui.shown.length = 0;
    let state: ModelState = 'initial';
    for (let step = 0; step < 12; step++) {
      const changes = this.random.below(3) === 0 ? 1 + this.random.below(6) : 0;
      for (let i = 0; i < changes; i++) this.#send(this.#changed(flow, state));
      const ins = nextInstruction(flow.name, state);
      if (ins === undefined) break;
      this.#send(frame(ins, 0, Subcommand[flow.name], flow.data.get(ins)));
      state = after(state, flow);
      if (this.#device.asked)
        this.#device.decide(this.random.pick(['approve', 'approve', 'reject', 'cancel']));
    }
    this.#recover(flow);
  }

  /** Most often a changed command of this step or of any, else only a random header. */
  #changed(flow: RecordedFlow, state: ModelState): Uint8Array {
    const ins = nextInstruction(flow.name, state);
    const right = ins === undefined ? flow.signing : frame(ins, 0, Subcommand[flow.name], flow.data.get(ins));
    const from = this.random.below(3) > 0 ? right : this.random.pick(this.#others);
    const apdu = mutate(from, this.random, this.#others);
    return isQuit(apdu) ? right : apdu;
  }

  #send(apdu: Uint8Array): void {
    this.sent++;
    const answer = send(this.#device, apdu);
    if (answer === undefined && this.#device.asked) return;
    const status = Number.parseInt(answer?.slice(-4) ?? '', 16);
    const right =
      answer !== undefined && answer.length >= 2 * SHORTEST && (known.has(status) || isPki(status));
    if (!right) throw new Error(`APDU ${toHex(apdu)} was answered ${answer}`);
    this.words.set(status, (this.words.get(status) ?? 0) + 1);
  }

  /** The coin application may stay in front, as the genuine one does: only switching off helps then. */
  #recover(flow: RecordedFlow): void {
    if (this.#device.asked) this.#device.decide('reject');
    if (this.#device.app.name !== 'Exchange TEST') this.#device = fixedDevice();
    bring(this.#device, flow, 'waitingTransaction');
    const version = send(this.#device, frame(0x02, 0, 0));
    if (version !== VERSION) throw new Error(`GET_VERSION was answered ${version} after a new start`);
  }
}

/** Where a right command leads; a changed one before it may have led elsewhere, and it is refused then. */
function after(state: ModelState, flow: RecordedFlow): ModelState {
  const swap = flow.name.startsWith('SWAP');
  const order = [
    'initial',
    'waitingTransaction',
    'providerSet',
    'providerChecked',
    'transactionReceived',
    'signatureChecked',
    ...(swap ? (['payoutAddressChecked'] as const) : []),
    'allAddressesChecked',
    'waitingSigning',
    'coinApplication',
  ] as const;
  return order[(order as readonly ModelState[]).indexOf(state) + 1] ?? 'coinApplication';
}
