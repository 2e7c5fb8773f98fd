import { ControlledClock, createRandom } from '@exchange-sim/clock';
import type { OrderView, QuoteView, SellAnswer, Session } from '@exchange-sim/contract';
import { type RunningPostgres, startPostgres } from '@exchange-sim/storage';
import { MemoryRecorder } from '@exchange-sim/trace';
import { HDKey } from '@scure/bip32';
import type { InjectOptions } from 'fastify';
import { afterAll, onTestFinished } from 'vitest';
import { openProviderBackend } from '../src/provider-backend.js';
import type { ProviderBackendOptions } from '../src/settings.js';
import { DEMO_PASSWORD } from '../src/users/users-service.js';

const API_KEY = 'key-for-ledger';
export const NONCE = '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b';
export const PRIVATE_KEY_HEX = '11'.repeat(32);
const REFUND = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';

let server: Promise<RunningPostgres> | undefined;
let databases = 0;
afterAll(async () => (await server)?.close());

/** A provider on a database of its own, with a frozen clock, asked through `app.inject`; closed with the test. */
export async function providerUnderTest(overrides: Partial<ProviderBackendOptions> = {}) {
  const provider = await openProvider(overrides);
  onTestFinished(provider.close);
  return provider;
}

type Provider = Awaited<ReturnType<typeof openProvider>>;

/** One provider for all tests of a file that leave nothing behind which another would notice. */
export function sharedProvider(overrides: Partial<ProviderBackendOptions> = {}): () => Promise<Provider> {
  let shared: Promise<Provider> | undefined;
  afterAll(async () => (await shared)?.close());
  return () => {
    shared ??= openProvider(overrides);
    return shared;
  };
}

/** The same, closed by whoever opened it. */
export async function openProvider(overrides: Partial<ProviderBackendOptions>) {
  server ??= startPostgres();
  const clock = new ControlledClock();
  clock.freeze();
  const recorder = new MemoryRecorder(clock);
  const backend = await openProviderBackend({
    clock,
    recorder,
    random: createRandom('test'),
    databaseUrl: (await server).url,
    databaseName: `provider_${databases++}`,
    ethRpcUrl: 'http://127.0.0.1:1',
    ledgerBackendUrl: 'http://127.0.0.1:1',
    widgetUrl: 'http://127.0.0.1:4003/',
    apiKeyForLedger: API_KEY,
    webhookApiKey: 'key-for-webhooks',
    signing: { curve: 'secp256k1', privateKeyHex: PRIVATE_KEY_HEX },
    depositXpub: HDKey.fromMasterSeed(new Uint8Array(32).fill(5)).derive("m/44'/60'/0'").publicExtendedKey,
    control: true,
    allowedOrigins: ['http://127.0.0.1:4003'],
    ...overrides,
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= backend.close();
    return closing;
  };
  const asked = new Asked(backend.app.inject.bind(backend.app));
  return { ...backend, close, clock, recorder, ...asked.methods() };
}

interface Answer<T> {
  status: number;
  body: T;
}

class Asked {
  constructor(readonly inject: (options: InjectOptions) => Promise<{ statusCode: number; body: string }>) {}

  methods() {
    const call = async <T>(
      method: 'GET' | 'POST' | 'PUT',
      url: string,
      { body, headers }: { body?: object; headers?: Record<string, string> } = {},
    ): Promise<Answer<T>> => {
      const { statusCode, body: text } = await this.inject({
        method,
        url,
        headers,
        ...(body && { payload: body }),
      });
      return { status: statusCode, body: text ? JSON.parse(text) : undefined };
    };
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const signIn = async (email = 'alice@example.com') => {
      const { body } = await call<Session>('POST', '/api/sessions', {
        body: { email, password: DEMO_PASSWORD },
      });
      return bearer(body.token);
    };
    const quoteId = async (amount = '0.5') => {
      const query = new URLSearchParams({ from: 'ethereum', to: 'EUR', 'payment-method': 'sepa', amount });
      const { body } = await call<{ quoteId: string }>('GET', `/quote?${query}`);
      return body.quoteId;
    };
    const sell = (id: string, changes: Record<string, unknown> = {}, apiKey = API_KEY) =>
      call<SellAnswer>('POST', '/sell', {
        headers: { 'x-api-key': apiKey },
        body: {
          quoteId: id,
          amount: '0.5',
          refundAddress: REFUND,
          fromCryptoCurrency: 'ethereum',
          toFiatCurrency: 'EUR',
          payloadCryptoCurrency: 'ETH',
          nonce: NONCE,
          ...changes,
        },
      });
    /** A claimed quote turned into an order of alice's. */
    const order = async () => {
      const headers = await signIn();
      const id = await quoteId();
      await call<QuoteView>('POST', `/api/quotes/${id}/claim`, { headers });
      const { body } = await sell(id);
      const view = async () => (await call<OrderView>('GET', `/api/orders/${body.sellId}`, { headers })).body;
      const report = (report: object) =>
        call<OrderView>('POST', '/api/outcomes', { headers, body: { quoteId: id, ...report } });
      const approve = (transactionHash = `0x${'ab'.repeat(32)}`) =>
        report({ outcome: 'approved', transactionHash });
      return { ...body, quoteId: id, headers, view, report, approve };
    };
    return { call, signIn, quoteId, sell, order };
  }
}
