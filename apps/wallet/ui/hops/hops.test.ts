// @vitest-environment jsdom
import { walletApi } from '@exchange-sim/contract';
import { expect, it } from 'vitest';
import { collect, mockServer } from '../test/server.js';
import { reportShown, reportUserAct } from './hops.js';

const server = mockServer();

it('sends the hops of one turn together, in the order in which they happened', async () => {
  const sent = collect(server, walletApi.hops, {});
  reportUserAct('open sell');
  reportUserAct('enter amount', { amount: '0.5' });
  reportShown('validate input');
  await expect.poll(() => sent.length).toBe(1);
  const [first] = sent;
  expect(first?.body.hops.map((hop) => hop.name)).toEqual(['open sell', 'enter amount', 'validate input']);
  const starts = first?.body.hops.map((hop) => hop.start) ?? [];
  expect([...starts].sort((a, b) => a - b)).toEqual(starts);
  expect(new Set(starts).size).toBe(3);
});
