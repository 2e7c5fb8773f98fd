import { expect, test } from 'vitest';
import { purchase } from '../mocks/buy-examples.js';
import { withEntry } from './use-history.js';

const at = (id: string, minute: number) => ({
  ...purchase,
  id,
  createdAt: `2026-11-20T12:0${minute}:00.000Z`,
});
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

test('a new entry stands where its time puts it, before others of the same instant', () => {
  const entries = [at('late', 2), at('early', 1)];
  expect(idsOf(withEntry(entries, at('new', 3)))).toEqual(['new', 'late', 'early']);
  expect(idsOf(withEntry(entries, at('new', 2)))).toEqual(['new', 'late', 'early']);
  expect(idsOf(withEntry(entries, at('new', 1)))).toEqual(['late', 'new', 'early']);
});

test('a changed entry keeps its place among those of the same instant', () => {
  const changed = { ...at('second', 1), status: 'FINISHED' as const };
  const entries = withEntry([at('first', 1), at('second', 1), at('third', 1)], changed);
  expect(idsOf(entries)).toEqual(['first', 'second', 'third']);
  expect(entries[1]?.status).toBe('FINISHED');
});
