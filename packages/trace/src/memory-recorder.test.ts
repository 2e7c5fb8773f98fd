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
