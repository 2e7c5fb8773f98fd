import { fromHex, toHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { decodeDer } from './der.js';

const r = '1273d41fce08e24bd87fb755fdcff0141f9e4eb9dbb6b231163cca0a5dad416f';
const s = '12237b6dec054cd670c02161ffbfbd9a70d55b488d3d6ee7d6dafaa4fc83532a';

test('r and s, with their leading zeros restored', () => {
  expect(toHex(decodeDer(fromHex(`30440220${r}0220${s}`)) ?? new Uint8Array())).toBe(r + s);
  expect(toHex(decodeDer(fromHex('3006020101020101')) ?? new Uint8Array())).toBe(
    `${'00'.repeat(31)}01${'00'.repeat(31)}01`,
  );
  const high = `f0${r.slice(2)}`;
  expect(toHex(decodeDer(fromHex(`3045022100${high}0220${s}`)) ?? new Uint8Array())).toBe(high + s);
});

test.each([
  ['another outer tag', `31440220${r}0220${s}`],
  ['another inner tag', `30440320${r}0220${s}`],
  ['outer length too long', `30450220${r}0220${s}`],
  ['outer length too short', `30430220${r}0220${s}`],
  ['bytes behind', `30440220${r}0220${s}00`],
  ['bytes behind, inside', `30450220${r}0220${s}00`],
  ['long form length', `3081440220${r}0220${s}`],
  ['negative integer', `30440220f0${r.slice(2)}0220${s}`],
  ['padded integer', `3045022100${r}0220${s}`],
  ['empty integer', `302402000220${s}`],
  ['integer too big', `3046022201${r}000220${s}`],
  ['nothing', ''],
])('%s is refused', (_why, der) => {
  expect(decodeDer(fromHex(der))).toBeUndefined();
});
