import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { arrowsOf } from '../diagrams/diagram.js';
import { toMermaid } from '../diagrams/mermaid.js';
import { sellDiagram } from '../diagrams/sell.js';
import type { Hop } from '../hop.js';
import { MemoryRecorder } from '../memory-recorder.js';
import { cover } from './cover.js';

const hop = (values: Partial<Hop>): Hop => ({
  id: 1,
  at: 0,
  start: 0,
  end: undefined,
  from: 'user',
  to: 'wallet',
  kind: 'ui',
  name: '',
  request: undefined,
  response: undefined,
  status: undefined,
  flow: undefined,
  ms: undefined,
  ...values,
});

test('the Sell diagram has its 33 arrows, numbered from the top', () => {
  const ids = arrowsOf(sellDiagram).map(({ id }) => id);
  expect(ids).toHaveLength(33);
  expect(ids.at(0)).toBe('SELL-01');
  expect(ids.at(-1)).toBe('SELL-33');
  expect(new Set(ids).size).toBe(33);
});

test('a request and its answer are two arrows of one hop, each at its own time', () => {
  const { seen } = cover(sellDiagram, [
    hop({ from: 'wallet', to: 'ledger-backend', kind: 'http', name: 'GET /providers', start: 1, end: 9 }),
    hop({
      from: 'ledger-backend',
      to: 'provider-backend',
      kind: 'http',
      name: 'GET /capabilities',
      start: 3,
      end: 5,
    }),
  ]);
  expect(seen.map(({ id, at }) => [id, at])).toEqual([
    ['SELL-02', 1],
    ['SELL-03', 3],
    ['SELL-04', 5],
    ['SELL-07', 9],
  ]);
});

test('an answer that never came is missing', () => {
  const { missing } = cover(sellDiagram, [
    hop({ from: 'wallet', to: 'ledger-backend', kind: 'http', name: 'GET /offRamp', start: 1 }),
  ]);
  expect(missing.map(({ id }) => id)).toContain('SELL-16');
  expect(missing.map(({ id }) => id)).not.toContain('SELL-13');
});

test('the first pair the wrong way round is named', () => {
  const { outOfOrder } = cover(sellDiagram, [
    hop({ name: 'proceed', start: 1 }),
    hop({ name: 'enter amount', start: 2 }),
  ]);
  expect(outOfOrder).toEqual({ before: 'SELL-10', after: 'SELL-08' });
});

test('Mermaid text carries every arrow with its id', () => {
  const text = toMermaid(sellDiagram);
  for (const { id } of arrowsOf(sellDiagram)) expect(text).toContain(id);
});

test('hops that share an id belong to one flow, also when that shows later', () => {
  const recorder = new MemoryRecorder(new ControlledClock());
  const send = (request: unknown, response: unknown) =>
    recorder
      .begin({ from: 'wallet', to: 'ledger-backend', kind: 'http', name: 'x', request })
      .end({ response });
  send({ body: { quoteId: 'Q1' } }, {});
  send({ body: { nonce: 'ab' } }, {});
  send({ body: { quoteId: 'Q1', nonce: 'AB' } }, { sellId: 'S1' });
  send({ path: { sellId: 'S1' } }, {});
  const flows = recorder.hops().map(({ flow }) => flow);
  expect(flows).toEqual(['quote:q1', 'quote:q1', 'quote:q1', 'quote:q1']);
});

test('secrets never enter a hop', () => {
  const recorder = new MemoryRecorder(new ControlledClock());
  recorder
    .begin({
      from: 'wallet',
      to: 'ledger-backend',
      kind: 'http',
      name: 'x',
      request: {
        headers: { 'X-API-Key': 'abc', authorization: 'Bearer abc' },
        body: { password: 'abc', privateKeyHex: 'abc' },
      },
    })
    .end({ response: { token: 'abc', amount: 5n } });
  const text = JSON.stringify(recorder.hops());
  expect(text).not.toContain('abc');
  expect(text).toContain('"amount":"5"');
});
