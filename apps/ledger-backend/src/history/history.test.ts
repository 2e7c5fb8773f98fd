import { ControlledClock, createRandom, SystemClock } from '@exchange-sim/clock';
import { historyEvent } from '@exchange-sim/contract';
import { silentRecorder } from '@exchange-sim/trace';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newSetup, usePostgres, WALLET } from '../../test/backend.js';
import { openLedgerDatabase } from '../ledger-backend.js';
import { Registry } from '../registry/registry.js';
import { startLedgerBackend } from '../start-ledger-backend.js';
import { TransactionChanges } from '../transactions/transaction-changes.js';
import { TransactionsRepository } from '../transactions/transactions-repository.js';
import { HistoryService } from './history-service.js';

const postgres = usePostgres();
const order = (address: string) => ({
  provider: 'northgate',
  fromCurrency: 'ethereum',
  toCurrency: 'EUR',
  address,
  amountFrom: '1',
});
const FORGE = '/exchange/sell/v1/forgeTransaction/offRamp';

test('newest first, by address without regard to case, at most `limit`', async () => {
  const { backend } = await newSetup(postgres.url);
  for (const address of ['0xAA', '0xbb', '0xAa']) await backend.post(FORGE, order(address));
  const addresses = async (query: string) =>
    (await backend.get(`/history${query}`)).body.entries.map(
      (entry: { refundAddress: string }) => entry.refundAddress,
    );
  expect(await addresses('')).toEqual(['0xAa', '0xbb', '0xAA']);
  expect(await addresses('?address=0xaa')).toEqual(['0xAa', '0xAA']);
  expect(await addresses('?address=0xBB,0xAA&limit=2')).toEqual(['0xAa', '0xbb']);
  expect(await addresses('?address=,')).toEqual([]);
  expect((await backend.get('/history?limit=0')).status).toBe(400);
});

test('a second replica streams what the first one wrote', async () => {
  const { backend, row } = await newSetup(postgres.url);
  const replica = await startLedgerBackend({
    port: 0,
    clock: new SystemClock(),
    recorder: silentRecorder,
    random: createRandom('replica'),
    databaseUrl: postgres.url,
    providers: [row],
    allowedOrigins: [WALLET],
  });
  onTestFinished(() => replica.close());
  const response = await fetch(`${replica.url}/history/stream?address=0xCC`, { headers: { origin: WALLET } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('access-control-allow-origin')).toBe(WALLET);
  const events = eventsOf(response);
  expect((await events.next()).value).toBe(': open');

  await backend.post(FORGE, order('0xdd'));
  const { body } = await backend.post(FORGE, order('0xcc'));
  await backend.post(
    `/transaction/${body.sellId}/status`,
    { status: 'PENDING' },
    { 'x-api-key': `webhook-key-of-${row.id}` },
  );
  const seen = [await events.next(), await events.next()].map(({ value }) =>
    historyEvent.parse(JSON.parse(String(value).replace(/^data: /, ''))),
  );
  expect(seen[0]).toMatchObject({ type: 'entry', entry: { id: body.sellId, refundAddress: '0xcc' } });
  expect(seen[1]?.entry.status).toBe('PENDING');
});

test('a heartbeat goes out every 15 s, and a port in use is one sentence', async () => {
  const clock = new ControlledClock();
  clock.freeze();
  const options = {
    clock,
    recorder: silentRecorder,
    random: createRandom('one'),
    databaseUrl: postgres.url,
    providers: [(await newSetup(postgres.url)).row],
    allowedOrigins: [],
  };
  const running = await startLedgerBackend({ ...options, port: 0 });
  onTestFinished(() => running.close());
  const events = eventsOf(await fetch(`${running.url}/history/stream`));
  await events.next();
  clock.advance(15_000);
  expect((await events.next()).value).toBe(': still here');
  await expect(startLedgerBackend({ ...options, port: Number(new URL(running.url).port) })).rejects.toThrow(
    /^Port \d+ of 127\.0\.0\.1 is in use, so ledger-backend cannot start: /,
  );
});

test('what happened while its connection to Postgres was cut comes afterwards', async () => {
  const { backend } = await newSetup(postgres.url);
  const database = await openLedgerDatabase(postgres.url);
  onTestFinished(() => database.close());
  const changes = new TransactionChanges(database.url);
  await changes.open();
  onTestFinished(() => changes.close());
  const service = new HistoryService(new Registry([]), new TransactionsRepository(database), changes);
  const seen = new Set<string>();
  service.follow({ address: '0xee', limit: 10 }, ({ id }) => seen.add(id));

  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`,
  );
  const { body } = await backend.post(FORGE, order('0xee'));
  await vi.waitFor(() => expect([...seen]).toEqual([body.sellId]), 5_000);
  const next = await backend.post(FORGE, order('0xEE'));
  await vi.waitFor(() => expect([...seen]).toEqual([body.sellId, next.body.sellId]), 5_000);
});

async function* eventsOf(response: Response): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
