import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { keepAnswer } from './use-account.js';

const KEY = ['me'];
const kept = (queries: QueryClient, request: Promise<string>) =>
  keepAnswer(
    queries,
    request,
    () => KEY,
    (answer) => queries.setQueryData(KEY, answer),
  );

test('an answer does not replace what an event said while it was on its way', async () => {
  const queries = new QueryClient();
  queries.setQueryData(KEY, 'none', { updatedAt: 1 });
  let answer = (_: string) => {};
  const keeping = kept(queries, new Promise((resolve) => (answer = resolve)));
  queries.setQueryData(KEY, 'rejected');
  answer('pending');
  expect(await keeping).toBe('pending');
  expect(queries.getQueryData(KEY)).toBe('rejected');
});

test('without an event the answer counts', async () => {
  const queries = new QueryClient();
  queries.setQueryData(KEY, 'none', { updatedAt: 1 });
  await kept(queries, Promise.resolve('pending'));
  expect(queries.getQueryData(KEY)).toBe('pending');
});
