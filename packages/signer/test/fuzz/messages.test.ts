/** The three protobuf messages: every field at its limit, and anything against a second decoder. @module */
import { Instruction, type Operation, operationOf, StatusWord, Subcommand } from '@exchange-sim/apdu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMessage } from '../../src/exchange-app/protobuf/messages.js';
import { DecodeError } from '../../src/exchange-app/protobuf/wire-reader.js';
import { TestDevice } from '../../src/testing/device.js';
import { Flow } from '../../src/testing/flow.js';
import { message, type Value } from '../../src/testing/protobuf-writer.js';
import { readPlainly } from './plain-decoder.js';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_120);

/** Longest values of each field in bytes, as the messages are described to partners. */
const limits: Record<Operation, Record<number, number>> = {
  swap: { 1: 150, 2: 19, 3: 150, 4: 19, 5: 150, 6: 19, 7: 9, 8: 9, 9: 16, 10: 16, 11: 10, 12: 32, 13: 33 },
  sell: { 1: 49, 2: 9, 3: 16, 4: 150, 5: 9, 7: 32, 8: 19 },
  fund: { 1: 49, 2: 49, 3: 9, 4: 16, 5: 150, 6: 32, 7: 19 },
};
const ids: Record<Operation, number> = { swap: 12, sell: 7, fund: 6 };
const flows = { swap: Subcommand.SWAP_NG, sell: Subcommand.SELL_NG, fund: Subcommand.FUND_NG } as const;

function processed(operation: Operation, fields: Record<number, Value>): number | undefined {
  const subcommand = flows[operation];
  const flow = new Flow(new TestDevice({ transactionId: 'fixed' }), { subcommand, base64: false, fields });
  expect(flow.upTo('checkPartner')).toBe(StatusWord.ok);
  return flow.process();
}

const rows = (Object.keys(limits) as Operation[]).flatMap((operation) =>
  Object.entries(limits[operation]).map(([tag, limit]) => [operation, Number(tag), limit] as const),
);

test('every field of the three messages has a row', () => {
  // the amount of a sale in fiat is a message of its own: see below
  expect(rows).toHaveLength(13 + 7 + 7);
});

test.each(rows)('%s, field %i: %i bytes are accepted, one more is not', (operation, tag, limit) => {
  const isId = ids[operation] === tag;
  const atLimit = processed(operation, { [tag]: new Uint8Array(limit).fill(1) });
  expect(atLimit).toBe(isId ? StatusWord.wrongTransactionId : StatusWord.ok);
  expect(processed(operation, { [tag]: new Uint8Array(limit + 1).fill(1) })).toBe(
    StatusWord.deserializationFailed,
  );
});

describe('the amount in fiat', () => {
  const amount = (coefficient: number, exponent: number) =>
    processed('sell', {
      6: message([
        [1, new Uint8Array(coefficient)],
        [2, exponent],
      ]),
    });

  test('16 bytes and 32 bits', () => {
    expect(amount(16, 0xffffffff)).toBe(StatusWord.ok);
    expect(amount(17, 0)).toBe(StatusWord.deserializationFailed);
    expect(amount(1, 2 ** 32)).toBe(StatusWord.deserializationFailed);
  });
});

const operation = fc.constantFrom<Operation>('swap', 'sell', 'fund');

/** What the signer's decoder makes of a payload; undefined when it refuses. */
function decode(kind: Operation, payload: Uint8Array) {
  try {
    return decodeMessage(kind, payload);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

test(`messages of known and unknown fields are read as a plain decoder reads them (seed ${seed})`, () => {
  const value = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.nat(2 ** 31 - 1), fc.string({ maxLength: 12 }));
  const field = fc.tuple(fc.integer({ min: 1, max: 40 }), value);
  fc.assert(
    fc.property(operation, fc.array(field, { maxLength: 12 }), (kind, fields) => {
      const known = (tag: number) => tag in limits[kind] || (kind === 'sell' && tag === 6);
      const readable = fields.filter(([tag, given]) => typeof given !== 'number' || !known(tag));
      const payload = message(readable.filter(([tag]) => !(kind === 'sell' && tag === 6)));
      const plain = readPlainly(payload, limits[kind]);
      const decoded = decode(kind, payload);
      expect(decoded === undefined).toBe(plain === undefined);
      for (const [tag, bytes] of plain ?? []) {
        const field = decoded?.table[tag];
        const memory = field && 'memory' in field ? field.memory : new Uint8Array();
        expect([...memory.subarray(0, bytes.length)]).toEqual([...bytes]);
      }
    }),
    { seed, numRuns: 1_500 },
  );
});

test(`any bytes are decoded or refused, and nothing else (seed ${seed})`, () => {
  fc.assert(
    fc.property(operation, fc.uint8Array({ maxLength: 300, size: 'max' }), (kind, payload) => {
      const decoded = decode(kind, payload);
      expect(decoded === undefined || decoded.operation === kind).toBe(true);
    }),
    { seed, numRuns: 3_000 },
  );
});

test(`PROCESS_TRANSACTION_RESPONSE with any data is answered (seed ${seed})`, () => {
  const { ok, incorrectCommandData, deserializationFailed, wrongTransactionId, wrongExtraIdOrExtraData } =
    StatusWord;
  const expected = [
    ok,
    incorrectCommandData,
    deserializationFailed,
    wrongTransactionId,
    wrongExtraIdOrExtraData,
  ];
  const device = new TestDevice();
  const flow = new Flow(device, { subcommand: Subcommand.SWAP_NG });
  flow.upTo('checkPartner');
  const right = flow.transactionData();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 255 }), fc.nat(right.length), fc.nat(255), (rubbish, at, byte) => {
      const changed = Uint8Array.from(right, (own, i) => (i === at ? byte : own));
      for (const data of [
        rubbish,
        Uint8Array.from([0, 0, Math.min(250, rubbish.length), ...rubbish.slice(0, 250), 0]),
        changed,
      ]) {
        const status = device.send(Instruction.PROCESS_TRANSACTION_RESPONSE, Subcommand.SWAP_NG, data);
        expect(expected).toContain(status);
        if (status === ok) flow.upTo('checkPartner');
      }
    }),
    { seed, numRuns: 1_000 },
  );
});

test('the flows here are those of their messages', () => {
  for (const [kind, subcommand] of Object.entries(flows)) expect(operationOf(subcommand)).toBe(kind);
});
