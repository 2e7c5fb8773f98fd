import { fromHex, Subcommand, toHex } from '@exchange-sim/apdu';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { TestDevice } from '../../src/testing/device.js';
import { payinAddress } from '../../src/testing/flow.js';
import {
  type Apdu,
  decided,
  type FlowName,
  flows,
  instructions,
  predict,
  type Situation,
  SOME_ERROR,
} from './exchange-model.js';
import { fixedDevice, frame, nextInstruction, type RecordedFlow, send } from './recorded-flow.js';
import { transfer } from './transfer.js';

/** The signer under test; switched off and on, it is another device. */
export interface Real {
  device: TestDevice;
}
/** What it should be in. fast-check changes it command by command. */
export type Model = Situation;
type Step = fc.Command<Model, Real>;

const errors = ['6a80', '6a81', '6a82', '6a8d', '9d1a'];
const ignoringData = [0x02, 0x03, 0x0a, 0x0f, 0x10];

/** Sends what the model foretold, compares, and goes on. */
function exchange(model: Model, { device }: Real, apdu: Apdu): void {
  const { answer, next } = predict(model, apdu);
  const got = send(device, frame(apdu.ins, apdu.p1, apdu.p2, fromHex(apdu.hex)));
  if (answer === 'later') expect(got).toBeUndefined();
  else if (answer === SOME_ERROR) expect(errors).toContain(got);
  else if (typeof answer === 'number') expect(got?.slice(-4)).toBe(answer.toString(16));
  expect(device.asked).toBe(next.state === 'waitingUserValidation');
  Object.assign(model, { part: undefined }, next);
}

const hexOf = (recorded: RecordedFlow, ins: number) => toHex(recorded.data.get(ins) ?? new Uint8Array());

/** Data of an instruction: right, missing, or one byte too long. */
type Content = 'right' | 'none' | 'long';

function contentOf(right: string, content: Content): string {
  if (content === 'none') return '';
  return content === 'right' ? right : `${right}00`;
}

export class Commands {
  readonly #recorded: ReadonlyMap<FlowName, RecordedFlow>;

  constructor(recorded: readonly RecordedFlow[]) {
    this.#recorded = new Map(recorded.map((flow) => [flow.name, flow]));
  }

  #flow(name: FlowName): RecordedFlow {
    const flow = this.#recorded.get(name);
    if (!flow) throw new Error(`${name} was not recorded`);
    return flow;
  }

  /** The right next command, at some rate. */
  forward(p1: number): Step {
    return {
      check: ({ flow, state }) => nextInstruction(flow, state) !== undefined,
      run: (model, real) => {
        const ins = nextInstruction(model.flow, model.state) ?? 0;
        const hex = hexOf(this.#flow(model.flow), ins);
        exchange(model, real, { cla: 0xe0, ins, p1, p2: Subcommand[model.flow], hex, verdict: () => 0x9000 });
      },
      toString: () => `forward(rate ${p1})`,
    };
  }

  /** Any instruction of any flow, split or not, with right or wrong data. */
  any(ins: number, other: FlowName | undefined, p1: number, bits: number, content: Content): Step {
    return {
      check: ({ state }) => state !== 'coinApplication',
      run: (model, real) => {
        const right = hexOf(this.#flow(model.flow), ins);
        const hex = contentOf(right, content);
        const verdict = (all: string) => (all === right || ignoringData.includes(ins) ? 0x9000 : SOME_ERROR);
        const trusted = (all: string) => (all === right ? 0x9000 : 0x6a91);
        const p2 = Subcommand[other ?? model.flow] | bits;
        exchange(model, real, { cla: 0xe0, ins, p1, p2, hex, verdict: ins === 0x11 ? trusted : verdict });
      },
      toString: () =>
        `any(${ins.toString(16)}, ${other ?? 'same flow'}, rate ${p1}, bits ${bits.toString(16)}, ${content})`,
    };
  }

  /** A third of the payload, as a first, middle or last part. */
  part(third: number, p1: number, bits: number): Step {
    return {
      check: ({ state }) => state === 'providerChecked',
      run: (model, real) => {
        const right = hexOf(this.#flow(model.flow), 0x06);
        const size = 2 * Math.ceil(right.length / 6);
        const hex = right.slice(third * size, (third + 1) * size);
        const verdict = (all: string) => (all === right ? 0x9000 : SOME_ERROR);
        exchange(model, real, { cla: 0xe0, ins: 0x06, p1, p2: Subcommand[model.flow] | bits, hex, verdict });
      },
      toString: () => `part(${third}, rate ${p1}, bits ${bits.toString(16)})`,
    };
  }

  /** All parts in order: what `part` alone seldom gets right. */
  parts(p1: number): Step {
    return {
      check: ({ state, flow }) => state === 'providerChecked' && flow.endsWith('_NG'),
      run: (model, real) => {
        for (const [third, bits] of [0x20, 0x30, 0x10].entries()) this.part(third, p1, bits).run(model, real);
      },
      toString: () => `parts(rate ${p1})`,
    };
  }
}

/** The user decides; the command that asked is answered. */
export function decide(decision: 'approve' | 'reject' | 'cancel'): Step {
  return {
    check: ({ state }) => state === 'waitingUserValidation',
    run: (model, { device }) => {
      const { answer, next } = decided(model, decision);
      expect(device.decide(decision)).toBe(answer.toString(16));
      Object.assign(model, next);
    },
    toString: () => decision,
  };
}

/** The coin application signs what was approved, or refuses something else; both end in Exchange, which has forgotten all. */
export function sign(right: boolean, recorded: readonly RecordedFlow[]): Step {
  return {
    check: ({ state }) => state === 'coinApplication',
    run: (model, { device }) => {
      const flow = recorded.find(({ name }) => name === model.flow);
      const wrong = transfer({ to: payinAddress, wei: 1n, fees: 100n });
      const answer = send(device, right && flow ? flow.signing : wrong);
      expect(answer?.slice(-4)).toBe(right ? '9000' : '6001');
      Object.assign(model, { state: 'initial', flow: 'SWAP', part: undefined });
    },
    toString: () => (right ? 'sign' : 'sign something else'),
  };
}

/** Switched off and on: everything is forgotten, from any state. */
export const restart: Step = {
  check: () => true,
  run: (model, real) => {
    real.device = fixedDevice();
    Object.assign(model, { state: 'initial', flow: 'SWAP', part: undefined });
  },
  toString: () => 'restart',
};

/** Commands at random; those that lead forward are frequent, so that the late states are reached. */
export function arbitraryCommands(recorded: readonly RecordedFlow[], size: number) {
  const commands = new Commands(recorded);
  const rate = fc.constantFrom(0, 1);
  const bits = fc.constantFrom(0x00, 0x10, 0x20, 0x30, 0x40, 0x80);
  const ins = fc.oneof(fc.constantFrom(...instructions.keys()), fc.nat(255));
  const other = fc.option(fc.constantFrom(...flows), { nil: undefined, freq: 2 });
  const content = fc.constantFrom<Content>('right', 'right', 'none', 'long');
  const forward = rate.map((p1) => commands.forward(p1));
  const anything = fc
    .tuple(ins, other, rate, fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, bits), content)
    .map((given) => commands.any(...given));
  const start = fc.constantFrom(...flows).map((flow) => commands.any(0x03, flow, 0, 0, 'right'));
  const part = fc
    .tuple(fc.nat(2), rate, fc.constantFrom(0x00, 0x10, 0x20, 0x30))
    .map((given) => commands.part(...given));
  const decision = fc
    .constantFrom('approve' as const, 'approve' as const, 'reject' as const, 'cancel' as const)
    .map(decide);
  const signing = fc.boolean().map((right) => sign(right, recorded));
  return fc.commands(
    [
      ...Array.from({ length: 8 }, () => forward),
      anything,
      anything,
      start,
      part,
      rate.map((p1) => commands.parts(p1)),
      decision,
      decision,
      signing,
      fc.constant(restart),
    ],
    { maxCommands: size, size: 'max' },
  );
}
