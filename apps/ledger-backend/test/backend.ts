import { ControlledClock, createRandom } from '@exchange-sim/clock';
import { type RunningPostgres, startPostgres } from '@exchange-sim/storage';
import { MemoryRecorder } from '@exchange-sim/trace';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type LedgerBackend, openLedgerBackend } from '../src/ledger-backend.js';
import type { LedgerBackendOptions } from '../src/options.js';
import type { ProviderRow } from '../src/registry/provider-row.js';
import { type FakeProvider, startFakeProvider } from './fake-provider.js';
import { teachPurchases } from './fake-purchases.js';
import { teachSwaps } from './fake-swaps.js';
import { newProviderRow, newSwapRow } from './provider-row.js';

export const WALLET = 'http://127.0.0.1:4000';

export interface TestBackend extends LedgerBackend {
  clock: ControlledClock;
  recorder: MemoryRecorder;
  get(url: string, headers?: Record<string, string>): Promise<Answered>;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
}
interface Answered {
  status: number;
  // Tests look into answers of every shape.
  body: ReturnType<typeof JSON.parse>;
  headers: Record<string, unknown>;
}

/** One Postgres for all tests of a file. */
export function usePostgres(): { url: string } {
  const used = { url: '' };
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
    used.url = server.url;
  });
  afterAll(() => server.close());
  return used;
}

export async function newFakeProvider(): Promise<FakeProvider> {
  const provider = await startFakeProvider();
  onTestFinished(() => provider.close());
  return provider;
}

/** A backend on a frozen clock, gone when the test is over. */
export async function newBackend(
  databaseUrl: string,
  providers: ProviderRow[],
  over: Partial<LedgerBackendOptions> = {},
): Promise<TestBackend> {
  const clock = new ControlledClock(Date.UTC(2026, 10, 20, 12));
  clock.freeze();
  const recorder = new MemoryRecorder(clock);
  const backend = await openLedgerBackend({
    clock,
    recorder,
    random: createRandom('test'),
    databaseUrl,
    providers,
    allowedOrigins: [WALLET],
    logger: { error: (message, error) => console.error(message, error) },
    ...over,
  });
  onTestFinished(() => backend.close());
  return { ...backend, clock, recorder, ...requests(backend) };
}

/** A backend with one honest provider. */
export async function newSetup(databaseUrl: string, over: Partial<ProviderRow> = {}) {
  const provider = await newFakeProvider();
  const row = newProviderRow({ baseUrl: provider.url, ...over });
  return { provider, row, backend: await newBackend(databaseUrl, [row]) };
}

let buyProviders = 0;

/** A backend with one honest provider of purchases, whose id no other test has. */
export async function newBuySetup(databaseUrl: string, over: Partial<ProviderRow> = {}) {
  const provider = teachPurchases(await newFakeProvider());
  const row = newProviderRow({
    id: `coins${++buyProviders}`,
    baseUrl: provider.url,
    products: ['buy'],
    ...over,
  });
  return { provider, row, backend: await newBackend(databaseUrl, [row]) };
}

let swapProviders = 0;

/** A backend with one honest provider of swaps, whose id no other test has: orders of a file share a database. */
export async function newSwapSetup(
  databaseUrl: string,
  over: Partial<ProviderRow> = {},
  swap: Partial<ProviderRow['swap']> = {},
) {
  const provider = teachSwaps(await newFakeProvider());
  const row = newSwapRow({ id: `bridge${++swapProviders}`, baseUrl: provider.url, ...over }, swap);
  return { provider, row, backend: await newBackend(databaseUrl, [row]) };
}

function requests({ app }: LedgerBackend): Pick<TestBackend, 'get' | 'post'> {
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    headers?: Record<string, string>,
    payload?: object,
  ) => {
    const answer = await app.inject({ method, url, headers, payload });
    const body = String(answer.headers['content-type']).includes('json') ? answer.json() : answer.payload;
    return { status: answer.statusCode, body, headers: answer.headers };
  };
  return {
    get: (url, headers) => send('GET', url, headers),
    post: (url, body, headers) => send('POST', url, headers, body as object),
  };
}
