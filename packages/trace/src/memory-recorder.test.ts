import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { MemoryRecorder } from './memory-recorder.js';

const webhook = {
  from: 'provider-backend',
  to: 'ledger-backend',
  kind: 'http',
  name: 'POST /webhook/:swapId/status',
} as const;

test('a flow is recognised by its ids after its hops were cleared', () => {
  const recorder = new MemoryRecorder(new ControlledClock());
  recorder.begin({ ...webhook, request: { quoteId: 'q1' } }).end({ response: { swapId: 's1' } });
  recorder.clear();
  expect(recorder.hops()).toEqual([]);
  const known = recorder.flows();
  recorder.begin({ ...webhook, request: { swapId: 's1' } }).end();
  recorder.begin({ ...webhook, request: { swapId: 's2' } }).end();
  expect(recorder.hops().map(({ flow }) => flow !== undefined && known.has(flow))).toEqual([true, false]);
});

test('orders are not one flow because they stand in one list', () => {
  const recorder = new MemoryRecorder(new ControlledClock());
  const hop = {
    from: 'provider-widget',
    to: 'provider-backend',
    kind: 'http',
    name: 'GET /api/buys',
  } as const;
  for (const orderId of ['b1', 'b2']) recorder.begin({ ...hop, request: { orderId } }).end();
  recorder.begin(hop).end({ response: [{ orderId: 'b1' }, { orderId: 'b2' }] });
  recorder.begin(hop).end({ response: { entries: [{ orderId: 'b1' }, { orderId: 'b2' }] } });
  expect(recorder.hops().map(({ flow }) => flow)).toEqual(['order:b1', 'order:b2', undefined, undefined]);
});
