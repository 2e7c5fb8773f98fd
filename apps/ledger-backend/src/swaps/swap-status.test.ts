import type { AddressInfo } from 'node:net';
import { historyAnswer, historyEvent, type SwapEntry } from '@exchange-sim/contract';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newBackend, newSwapSetup, usePostgres } from '../../test/backend.js';
import { isFinal } from '../transactions/transactions-repository.js';

const postgres = usePostgres();
const ownWords = {
  waiting: 'pending',
  verifying: 'onhold',
  Overdue: 'expired',
  complete: 'finished',
  returned: 'refunded',
} as const;

/** A backend whose provider has words of its own, with one swap. */
async function withSwap() {
  const setup = await newSwapSetup(postgres.url, {}, { statusMapping: ownWords });
  const { backend, row } = setup;
  const start = async () => {
    const { body } = await backend.post('/v5/swap', {
      provider: row.id,
      deviceTransactionId: '35'.repeat(32),
      from: 'ethereum',
      to: 'bitcoin',
      address: 'bc1qpayout',
      refundAddress: '0x01',
      amountFrom: '0.5',
    });
    return String(body.swapId);
  };
  const swapId = await start();
  const key = { 'x-api-key': `webhook-key-of-${row.id}` };
  const word = (providerStatus: string) => ({ providerId: row.id, providerStatus, amount: '0.0249' });
  const tell = (providerStatus: string, over: object = {}, headers: Record<string, string> = key) =>
    backend.post(`/webhook/${swapId}/status`, { ...word(providerStatus), ...over }, headers);
  const accept = (id = swapId) =>
    backend.post('/v5/swap/accepted', { provider: row.id, swapId: id, transactionId: '0xabc' });
  const entry = async () => {
    const { entries } = historyAnswer.parse((await backend.get('/history')).body);
    return entries.find(({ id }) => id === swapId) as SwapEntry;
  };
  return { ...setup, swapId, start, key, tell, accept, entry };
}
const queued = { status: 200, body: { message: 'queued' } };
const final = { status: 405, body: { error: 'transaction can no longer be updated' } };

test('the provider’s own words are mapped, in any case; the contract’s are known anyway', async () => {
  const { backend, row, swapId, tell, entry } = await withSwap();
  const stands = async () =>
    (await backend.post('/v5/swap/status', [{ provider: row.id, swapId }])).body[0].status;
  expect(await stands()).toBe('pending');
  expect((await entry()).status).toBeUndefined();
  for (const [word, state] of [
    ['waiting', 'pending'],
    ['VERIFYING', 'onhold'],
    ['UNKNOWN', 'unknown'],
    ['overdue', 'expired'],
  ] as const) {
    expect(await tell(word)).toMatchObject(queued);
    expect([await stands(), (await entry()).status]).toEqual([state, state]);
  }
});

test('what the provider says about money is kept; the amount only once it was paid out', async () => {
  const { tell, entry } = await withSwap();
  await tell('waiting', { payinTransactionId: '0xpayin' });
  expect(await entry()).toMatchObject({ transactionHash: '0xpayin' });
  expect((await entry()).amountTo).toBeUndefined();
  await tell('complete', { transactionHash: 'payout', providerFees: '0.0002', networkFees: '0.00003' });
  expect(await entry()).toMatchObject({
    status: 'finished',
    amountTo: '0.0249',
    payoutTransactionId: 'payout',
    providerFees: '0.0002',
    payoutNetworkFees: '0.00003',
    referralFees: '0.00005',
  });
});

test.each<[Record<string, string>, object]>([
  [{}, {}],
  [{ 'x-api-key': 'wrong' }, {}],
  [{ 'x-api-key': 'wrong' }, { providerStatus: 3 }],
])('without the right key, %o, nothing is told', async (headers, over) => {
  const { tell } = await withSwap();
  expect(await tell('waiting', over, headers)).toMatchObject({
    status: 401,
    body: { error: 'unauthorized' },
  });
});

test('somebody else’s providerId is no key; an unknown swap, word or field is told apart', async () => {
  const { backend, row, swapId, key, tell, entry } = await withSwap();
  expect(await tell('waiting', { providerId: 'northgate' })).toMatchObject({ status: 401 });
  expect(await tell('swallowed')).toMatchObject({ status: 422, body: { error: 'unknown status' } });
  expect(await tell('__proto__')).toMatchObject({ status: 422 });
  expect((await entry()).status).toBeUndefined();
  const word = { providerId: row.id, providerStatus: 'waiting', amount: '1' };
  expect(await backend.post('/webhook/nothing/status', word, key)).toMatchObject({
    status: 404,
    body: { error: 'transaction not found', transactionId: 'nothing' },
  });
  expect(await backend.post(`/webhook/${swapId}/status`, { ...word, amount: undefined }, key)).toMatchObject({
    status: 400,
    body: { messageKey: 'INVALID_REQUEST_ERROR', additionalFields: { field: 'amount' } },
  });
  // Sell's body on the same path is about a sale.
  expect(await backend.post(`/webhook/${swapId}/status`, { status: 'PENDING' }, key)).toMatchObject({
    status: 404,
    body: { messageKey: 'SELL_TRANSACTION_NOT_FOUND_ERROR' },
  });
});

test.each([
  ['complete', ['complete', 'returned', 'waiting', 'swallowed']],
  ['returned', ['returned', 'overdue']],
  ['overdue', ['overdue', 'complete']],
])('%s is final: 405', async (last, after) => {
  const { tell } = await withSwap();
  expect(await tell(last)).toMatchObject(queued);
  for (const word of after) expect(await tell(word)).toMatchObject(final);
});

test('in whatever order and number webhooks come, final stays final, save expired then refunded', async () => {
  const words = Object.entries(ownWords);
  const { backend, row, key, start } = await withSwap();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), async (told) => {
      const swapId = await start();
      let state: string | null = null;
      for (const [providerStatus, next] of told) {
        const body = { providerId: row.id, providerStatus, amount: '1' };
        const answer = await backend.post(`/webhook/${swapId}/status`, body, key);
        const isTaken = !isFinal(state) || (state === 'expired' && next === 'refunded');
        expect(answer).toMatchObject(isTaken ? queued : final);
        if (isTaken) state = next;
      }
      const { body } = await backend.post('/v5/swap/status', [{ provider: row.id, swapId }]);
      expect(body).toEqual([{ provider: row.id, swapId, status: state }]);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('of many final words at once exactly one is taken', async () => {
  const { tell } = await withSwap();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => tell(index % 2 ? 'complete' : 'returned')),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 405)).toHaveLength(19);
});

test('a list of swaps is answered in its order; what is not this provider’s is unknown', async () => {
  const { backend, row, swapId, tell } = await withSwap();
  await tell('verifying');
  const asked = [
    { provider: 'northgate', swapId },
    { provider: row.id, swapId },
    { provider: row.id, swapId: 'nothing' },
  ];
  const states = ['unknown', 'onhold', 'unknown'];
  expect((await backend.post('/v5/swap/status', asked)).body).toEqual(
    asked.map((one, index) => ({ ...one, status: states[index] })),
  );
  expect((await backend.post('/v5/swap/status', [])).body).toEqual([]);
});

test('a lost webhook is found by asking every 10 s, from the approval until the swap is final', async () => {
  const { backend, provider, swapId, accept, entry } = await withSwap();
  const asked = () => provider.count('GET /status');
  backend.clock.advance(60_000);
  await accept();
  backend.clock.advance(9_999);
  expect(asked()).toBe(0);
  backend.clock.advance(1_001);
  await vi.waitFor(async () => expect((await entry()).status).toBe('pending'), 5_000);
  expect(provider.seen.at(-1)).toMatchObject({ name: 'GET /status', query: { swapId } });
  provider.on('GET /status', () => ({
    body: { status: 'complete', amount: '0.024', payinTransactionId: '', payoutTransactionId: 'payout' },
  }));
  backend.clock.advance(11_000);
  await vi.waitFor(async () => expect((await entry()).status).toBe('finished'), 5_000);
  expect(await entry()).toMatchObject({
    amountTo: '0.024',
    payoutTransactionId: 'payout',
    transactionHash: '0xabc',
  });
  const before = asked();
  backend.clock.advance(60_000);
  await entry();
  expect(asked()).toBe(before);
});

test.each([
  ['a word nobody mapped', { body: { status: 'swallowed' } }, 'unknown'],
  [
    '404 without key (C-14)',
    { status: 404, body: { message: 'Provider error: does not exist.' } },
    'unknown',
  ],
  ['a fault', { status: 500, body: '' }, 'onhold'],
])('%s does not end the asking', async (_name, reply, status) => {
  const { backend, provider, tell, accept, entry } = await withSwap();
  await tell('verifying');
  await accept();
  provider.on('GET /status', () => reply);
  backend.clock.advance(11_000);
  await vi.waitFor(() => expect(provider.count('GET /status')).toBe(1), 5_000);
  await vi.waitFor(async () => expect((await entry()).status).toBe(status), 5_000);
  provider.on('GET /status', () => ({ body: { status: 'returned' } }));
  await vi.waitFor(async () => {
    backend.clock.advance(11_000);
    expect((await entry()).status).toBe('refunded');
  }, 5_000);
});

test('of several replicas one asks, and one started later goes on with what was left', async () => {
  const { backend, provider, row, start, accept } = await withSwap();
  for (const swapId of [await start(), await start(), await start()]) await accept(swapId);
  const replica = await newBackend(postgres.url, [row]);
  backend.clock.advance(11_000);
  replica.clock.advance(11_000);
  await vi.waitFor(() => expect(provider.count('GET /status')).toBe(3), 5_000);
  const ids = () =>
    provider.seen.filter(({ name }) => name === 'GET /status').map(({ query }) => query.swapId);
  expect(new Set(ids()).size).toBe(3);
  await replica.get('/history');
  expect(ids()).toHaveLength(3);
  const late = await newBackend(postgres.url, [row]);
  late.clock.advance(22_000);
  await vi.waitFor(() => expect(ids()).toHaveLength(6), 5_000);
});

test('the stream tells each news of a swap once, and nothing of being asked', async () => {
  const { backend, provider, tell, accept, swapId } = await withSwap();
  await backend.app.listen(0, '127.0.0.1');
  const { port } = backend.app.getHttpServer().address() as AddressInfo;
  const aborter = new AbortController();
  onTestFinished(() => aborter.abort());
  const response = await fetch(`http://127.0.0.1:${port}/history/stream`, { signal: aborter.signal });
  const told: string[] = [];
  const reading = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) {
        const { entry } = historyEvent.parse(JSON.parse(data ?? ''));
        if (entry.id === swapId)
          told.push(
            `${entry.product} ${('deviceStatus' in entry && entry.deviceStatus) || ''} ${entry.status ?? ''}`,
          );
      }
  })().catch(() => {});
  // An entry is read when its news is heard: the next change waits until the last one was told.
  const isTold = (last: string) => vi.waitFor(() => expect(told.at(-1)).toBe(last), 5_000);
  await accept();
  await isTold('swap ACCEPTED ');
  await tell('waiting');
  await isTold('swap ACCEPTED pending');
  await tell('waiting');
  backend.clock.advance(11_000);
  await vi.waitFor(() => expect(provider.count('GET /status')).toBe(1), 5_000);
  await tell('complete');
  await isTold('swap ACCEPTED finished');
  // the news of its making may still have been under way when the stream was opened
  const afterMaking = told.filter((news) => news !== 'swap  ');
  expect(afterMaking).toEqual(['swap ACCEPTED ', 'swap ACCEPTED pending', 'swap ACCEPTED finished']);
  aborter.abort();
  await reading;
});
