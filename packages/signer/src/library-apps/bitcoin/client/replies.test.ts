import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitcoinBench, paymentFrom } from '../../../testing/bitcoin-bench.js';
import { NothingLeft } from '../../../testing/bitcoin-client.js';
import { plainPreimage } from './preimage.js';

type Tamper = (reply: Uint8Array) => Uint8Array;

/** The answer when every reply to one kind of request is tampered with. */
function answerTo(kind: number, tamper: Tamper, pieceSize = 255): string {
  const bench = new BitcoinBench();
  bench.client.pieceSize = pieceSize;
  bench.tamper = (reply, request) => (request[0] === kind ? tamper(reply) : reply);
  const answer = bench.pay(paymentFrom('native'));
  expect([bench.end, bench.client.yielded]).toEqual([undefined, []]);
  return answer;
}

function changed(index: number, change: (byte: number) => number): Tamper {
  return (reply) => reply.with(index, change(reply[index] ?? 0) & 0xff);
}

describe('a reply that proves nothing is incorrect data', () => {
  const [preimage, proof, index, more] = [0x40, 0x41, 0x42, 0xa0];

  test.each<[string, number, Tamper, number?]>([
    ['bytes of another hash', preimage, changed(2, (byte) => byte ^ 1)],
    ['no bytes', preimage, () => Uint8Array.of(0, 0)],
    ['none of the bytes at once', preimage, () => Uint8Array.of(5, 0)],
    ['more bytes than announced', preimage, changed(0, () => 1)],
    ['fewer bytes than said', preimage, changed(1, (byte) => byte + 1)],
    ['far too many bytes', preimage, () => Uint8Array.of(0xff, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0)],
    ['an empty reply', preimage, () => new Uint8Array()],
    ['a length cut short', preimage, () => Uint8Array.of(0xfe, 1)],
    ['another leaf', proof, changed(0, (byte) => byte ^ 1)],
    ['another sibling', proof, changed(40, (byte) => byte ^ 1)],
    ['a proof too short', proof, changed(32, (byte) => byte - 1)],
    [
      'a proof too long',
      proof,
      (reply) => Uint8Array.from([...reply.slice(0, 32), 6, 6, ...new Uint8Array(192)]),
    ],
    ['fewer siblings than said', proof, (reply) => reply.subarray(0, -1)],
    ['a leaf cut short', proof, (reply) => reply.subarray(0, 31)],
    ['found, but not where it says', index, changed(1, (byte) => (byte + 1) % 5)],
    ['found beyond the end', index, changed(1, () => 200)],
    ['neither found nor not', index, changed(0, () => 2)],
    ['an empty answer', index, () => new Uint8Array()],
    ['more bytes than are missing', more, () => Uint8Array.of(250, 1, ...new Uint8Array(250)), 30],
    ['elements of another size', more, changed(1, () => 2), 30],
    ['elements cut short', more, (reply) => reply.subarray(0, -1), 30],
    ['no more elements', more, () => new Uint8Array(), 30],
  ])('%s', (_, kind, tamper, pieceSize) => {
    expect(answerTo(kind, tamper, pieceSize)).toBe('6a80');
  });
});

test('bytes behind a reply are not looked at', () => {
  const bench = new BitcoinBench();
  bench.tamper = (reply) => Uint8Array.from([...reply, ...(reply.length < 250 ? [0xaa] : [])]);
  expect(bench.pay(paymentFrom('native'))).toBe('9000');
});

test('empty pieces are waited for', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const dialogue = plainPreimage(sha256(bytes), 3);
  dialogue.next();
  for (const piece of [
    [3, 0],
    [0, 1],
    [2, 1, 1, 2],
    [0, 1],
  ]) {
    expect(dialogue.next(Uint8Array.from(piece))).toEqual({ done: false, value: Uint8Array.of(0xa0) });
  }
  expect(dialogue.next(Uint8Array.of(1, 1, 3))).toEqual({ done: true, value: bytes });
});

/** Noise may promise bytes that nobody has; a host that has nothing more to send breaks off with another command. */
function payOrStop(bench: BitcoinBench): string {
  try {
    return bench.pay(paymentFrom('native'));
  } catch (error) {
    if (!(error instanceof NothingLeft)) throw error;
    return bench.send(Uint8Array.of(0xe1, 0x05, 0x00, 0x01, 0x00));
  }
}

/** What came too late to be checked again may change a signature, to one that the network refuses; it never makes another payment. */
test('whatever one reply is, the answer is a status word, and no more is signed than was asked for', () => {
  const whole = new BitcoinBench();
  whole.pay(paymentFrom('native'));
  const count = whole.requests.length;
  const property = fc.property(fc.nat(count - 1), fc.uint8Array({ maxLength: 255 }), (at, noise) => {
    const bench = new BitcoinBench();
    bench.tamper = (reply, _, i) => (i === at ? noise : reply);
    const answer = payOrStop(bench);
    expect(answer).toMatch(/^([0-9a-f]{4})?(9000|6[0-9a-f]{3}|b00[078])$/);
    expect(bench.end).toBe(answer === '9000' ? 'signed' : answer.endsWith('6b00') ? 'refused' : undefined);
    expect(bench.client.yielded.map(([input]) => input)).toEqual(
      [0, 1].slice(0, bench.client.yielded.length),
    );
  });
  fc.assert(property, { numRuns: 60 });
});

test('any sequence of APDUs is answered with a status word', () => {
  const start = fc.constantFrom('e1040001', 'e1030001', 'e1000001', 'f8010001', 'e1050000');
  const apdu = fc.oneof(
    fc.uint8Array({ maxLength: 260 }),
    fc.tuple(start, fc.uint8Array({ maxLength: 255 })).map(([header, data]) => {
      return Uint8Array.of(...Buffer.from(header, 'hex'), data.length, ...data);
    }),
  );
  const property = fc.property(fc.array(apdu, { maxLength: 12 }), (apdus) => {
    const bench = new BitcoinBench();
    for (const bytes of apdus)
      expect(bench.send(bytes)).toMatch(/^([0-9a-f]{2})*(9000|6[0-9a-f]{3}|b00[078]|e000)$/);
  });
  fc.assert(property, { numRuns: 300 });
});
