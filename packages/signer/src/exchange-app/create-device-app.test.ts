import { Instruction, StatusWord, Subcommand, toHex } from '@exchange-sim/apdu';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { Flow, type Step } from '../testing/flow.js';

const subcommand = fc.constantFrom(...Object.values(Subcommand));
const step = fc.constantFrom<Step>(
  'start',
  'setPartner',
  'checkPartner',
  'process',
  'checkSignature',
  'checkCoins',
);
/** Bytes that look enough like a command to get past the header, and bytes that do not. */
const apdu = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.integer({ min: 0, max: 0x31 }), subcommand, fc.uint8Array({ maxLength: 255 }))
    .map(([ins, flow, data]) => Uint8Array.from([0xe0, ins, 0, flow, data.length, ...data])),
);

test('every byte string is answered at once with a status word or by a review, whatever the step', () => {
  fc.assert(
    fc.property(subcommand, step, fc.array(apdu, { maxLength: 8 }), (flow, last, apdus) => {
      const device = new TestDevice();
      new Flow(device, { subcommand: flow }).upTo(last);
      for (const bytes of apdus) {
        const before = device.ui.shown.length;
        const answer = device.raw(toHex(bytes));
        if (answer !== undefined) expect(answer).toMatch(/^([0-9a-f]{2})*[0-9a-f]{4}$/);
        else
          expect(device.ui.shown.slice(before)).toEqual([
            expect.objectContaining({ operation: expect.any(String) }),
          ]);
      }
    }),
    { numRuns: 150 },
  );
});

test('so are those for the coin application, whatever they make of its transaction', () => {
  const part = fc
    .tuple(fc.constantFrom(0x00, 0x80), fc.uint8Array({ maxLength: 200 }))
    .map(([p1, data]) => Uint8Array.from([0xe0, 0x04, p1, 0, data.length, ...data]));
  fc.assert(
    fc.property(fc.array(fc.oneof(part, apdu), { minLength: 1, maxLength: 6 }), (apdus) => {
      const device = new TestDevice();
      new Flow(device, { subcommand: Subcommand.SELL_NG }).upTo('startSigning');
      for (const bytes of apdus) expect(device.raw(toHex(bytes))).toMatch(/^([0-9a-f]{2})*[0-9a-f]{4}$/);
    }),
    { numRuns: 60 },
  );
});

test('a command may be sent from within the answer to the one before', () => {
  const device = new TestDevice();
  new Flow(device, { subcommand: Subcommand.SELL_NG }).upTo('approve');
  const answers: string[] = [];
  device.app.exchange(
    Uint8Array.of(0xe0, Instruction.START_SIGNING_TRANSACTION, 0, Subcommand.SELL_NG, 0),
    (first) => {
      answers.push(toHex(first));
      device.app.exchange(Uint8Array.of(0xe0, 0x06, 0, 0, 0), (second) => answers.push(toHex(second)));
    },
  );
  expect(answers).toEqual(['9000', '020117009000']);
});

test('during a review everything is refused and the review stays', () => {
  const device = new TestDevice();
  const flow = new Flow(device, { subcommand: Subcommand.SELL_NG });
  flow.upTo('prompt');
  expect(flow.start()).toBe(StatusWord.unexpectedInstruction);
  expect(device.raw('b001000000')).toMatch(/9000$/);
  expect(device.decide('approve')).toBe('9000');
});

test('a seed that is no phrase is refused with a sentence', () => {
  expect(() => new TestDevice({ seed: 'one two three' })).toThrow('not a BIP39 phrase');
});
