import { expect, test } from 'vitest';
import { createRandom } from './seeded-random.js';

test('the same seed gives the same sequence, another seed another one', () => {
  const draw = (seed: string) => {
    const random = createRandom(seed);
    return [random.uuid(), random.number(), ...random.bytes(8)];
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('a fork does not depend on what its parent drew before', () => {
  const early = createRandom('a').fork('quotes');
  const parent = createRandom('a');
  parent.bytes(100);
  expect(parent.fork('quotes').uuid()).toBe(early.uuid());
});

test('uuids are well formed and bytes spread over the whole range', () => {
  const random = createRandom('spread');
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(random.bytes(10_000)).size).toBe(256);
});
