import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type BuyEntry, historyEntry, historyEvent, purchaseLiveApp } from '@exchange-sim/contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newBackend, newBuySetup, newSwapSetup, type TestBackend, usePostgres } from '../../test/backend.js';
import { WIDGET } from '../../test/fake-purchases.js';
import { newProviderRow } from '../../test/provider-row.js';

const postgres = usePostgres();
const HOUR_MS = 60 * 60 * 1_000;
const redirects = { features: { buyRedirect: true, sellRedirect: false } };

let addresses = 0;
/** Purchases of a file share a database: each test has an address of its own. */
const newAddress = () => `0xAb${(++addresses).toString(16).padStart(38, '0')}`;
let hashes = 0;
const newHash = () => `0x${(++hashes).toString(16).padStart(64, 'f')}`;

const purchaseOf = (providerId: string, address: string, over: object = {}) => ({
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  fiatAmount: '50',
  cryptoAmount: '0.025',
  country: 'FR',
  paymentMethod: 'card',
  address,
  providerId,
  accountId: 'account-1',
  ledgerTransactionId: randomUUID(),
  ...over,
});
/** The clock’s present instant, and so many milliseconds from it. */
const isoIn = ({ clock }: TestBackend, ms = 0) => new Date(clock.now() + ms).toISOString();
const open = (backend: TestBackend, purchase: object) => backend.post('/onRamp/live-app', purchase);
async function history(backend: TestBackend, address: string): Promise<BuyEntry[]> {
  const { entries } = (await backend.get(`/history?address=${address.toLowerCase()}`)).body;
  return entries.map((entry: unknown) => historyEntry.parse(entry));
}

/** A backend with purchases to one address, of these expected amounts, oldest first; `null` for one without. */
async function withPurchases(...amounts: (string | null)[]) {
  const setup = await newBuySetup(postgres.url);
  const address = newAddress();
  const ids: string[] = [];
  for (const cryptoAmount of amounts) {
    const purchase = purchaseOf(setup.row.id, address, { cryptoAmount: cryptoAmount ?? undefined });
    ids.push((await open(setup.backend, purchase)).body.ledgerTransactionId);
  }
  const received = async (amount: string, transactionHash = newHash(), over: object = {}) => {
    const transfer = { address, currency: 'ethereum', amount, transactionHash, ...over };
    const { status, body } = await setup.backend.post('/onRamp/received', transfer);
    expect(status).toBe(200);
    return body.ledgerTransactionId === undefined ? undefined : ids.indexOf(body.ledgerTransactionId);
  };
  return { ...setup, address, ids, received };
}

test('the provider is asked for the widget’s URL; the purchase stands in the history', async () => {
  const { backend, provider, row } = await newBuySetup(postgres.url, redirects);
  const address = newAddress();
  const purchase = purchaseOf(row.id, address, {
    theme: 'dark',
    language: 'fr',
    deeplinkUrl: 'ledgerlive://buy',
  });
  const { status, body } = await open(backend, purchase);
  const { ledgerTransactionId } = purchase;
  expect([status, purchaseLiveApp.parse(body)]).toMatchObject([
    200,
    { url: WIDGET, source: 'buy-redirect', ledgerTransactionId, manifest: row.manifest },
  ]);
  expect(provider.seen.at(-1)).toMatchObject({
    name: 'GET /buy-redirect',
    headers: { 'x-api-key': row.apiKey },
    query: {
      from: 'EUR',
      to: 'ethereum',
      'payment-method': 'card',
      amount: '50',
      country: 'FR',
      dest: address,
      ledgerTransactionId,
      accountId: 'account-1',
      deeplinkUrl: 'ledgerlive://buy',
      language: 'fr',
      theme: 'dark',
    },
  });
  expect(await history(backend, address)).toEqual([
    {
      id: ledgerTransactionId,
      product: 'buy',
      providerId: row.id,
      providerName: row.name,
      supportUrl: row.supportUrl,
      fromCurrency: 'EUR',
      toCurrency: 'ethereum',
      amountFrom: '50',
      amountTo: '0.025',
      expectedAmount: '0.025',
      payoutAddress: address,
      accountId: 'account-1',
      country: 'FR',
      paymentMethod: 'card',
      status: 'PENDING',
      createdAt: isoIn(backend),
      updatedAt: isoIn(backend),
    },
  ]);
});

test('without the feature the URL is the manifest’s with the documented parameters', async () => {
  const { backend, provider, row } = await newBuySetup(postgres.url);
  const address = newAddress();
  const purchase = purchaseOf(row.id, address, { theme: 'light', language: 'de', platform: 'desktop' });
  const { body } = await open(backend, purchase);
  const url = new URL(body.url);
  expect([body.source, url.origin + url.pathname]).toEqual(['manifest', row.manifest?.url]);
  const id = purchase.ledgerTransactionId;
  expect(Object.fromEntries(url.searchParams)).toEqual({
    mode: 'buy',
    accountAddress: address,
    accountId: 'account-1',
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    fiatAmount: '50',
    cryptoAmount: '0.025',
    paymentMethod: 'card',
    bankResidency: 'FR',
    buySessionId: id,
    buySessionid: id,
    ledgerTransactionId: id,
    theme: 'light',
    language: 'de',
    platform: 'desktop',
  });
  expect(provider.seen).toEqual([]);
});

test('the same id opens the same purchase again, at once too; with anything else it is 409', async () => {
  const { backend, row } = await newBuySetup(postgres.url);
  const other = newProviderRow({ id: `${row.id}-other`, products: ['buy'], webhookApiKey: 'other-key' });
  other.cal = undefined;
  const both = await newBackend(postgres.url, [row, { ...other, webhookApiKey: undefined }]);
  const address = newAddress();
  const purchase = purchaseOf(row.id, address);
  const answers = await Promise.all(Array.from({ length: 5 }, () => open(backend, purchase)));
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect(await history(backend, address)).toHaveLength(1);
  for (const over of [
    { providerId: other.id },
    { fiatAmount: '51' },
    { fiatCurrency: 'USD' },
    { cryptoCurrency: 'bitcoin' },
    { address: newAddress() },
  ])
    expect(await open(both, { ...purchase, ...over })).toMatchObject({
      status: 409,
      body: { messageKey: 'CONFLICT_ERROR', additionalFields: { field: Object.keys(over)[0], in: 'body' } },
    });
});

test('when there is no widget to open, nothing is kept', async () => {
  const { backend, provider, row } = await newBuySetup(postgres.url, redirects);
  const address = newAddress();
  provider.on('GET /buy-redirect', () => ({ body: { rampRedirectUrl: 'https://evil.example/' } }));
  expect(await open(backend, purchaseOf(row.id, address))).toMatchObject({
    status: 502,
    body: { additionalFields: { field: 'rampRedirectUrl' } },
  });
  expect(await open(backend, purchaseOf('nobody', address))).toMatchObject({
    status: 404,
    body: { messageKey: 'PROVIDER_NOT_FOUND_ERROR' },
  });
  expect(await open(backend, purchaseOf(row.id, address, { ledgerTransactionId: 'one' }))).toMatchObject({
    status: 400,
    body: { additionalFields: { field: 'ledgerTransactionId' } },
  });
  expect(await history(backend, address)).toEqual([]);
});

test('what arrives finishes the purchase whose expected amount is closest', async () => {
  const { backend, address, received } = await withPurchases('1', '1.05', '2');
  const hash = newHash();
  expect(await received('1.04', hash)).toBe(1);
  expect(await history(backend, address)).toMatchObject([
    { status: 'PENDING', amountTo: '2' },
    { status: 'FINISHED', amountTo: '1.04', expectedAmount: '1.05', transactionHash: hash },
    { status: 'PENDING', amountTo: '1' },
  ]);
});

test('of two that are as close, the newest: the other may have been given up; one without an expected amount comes last', async () => {
  const { received } = await withPurchases(null, '1', '1');
  expect(await received('1')).toBe(2);
  expect(await received('1.1')).toBe(1);
  expect(await received('7')).toBe(0);
  expect(await received('1')).toBeUndefined();
});

test.each([
  ['0.9', 0],
  ['1.1', 0],
  ['0.899999999999999999', undefined],
  ['1.100000000000000001', undefined],
])('of 1 expected, %s finishes purchase %s', async (amount, index) => {
  const { received } = await withPurchases('1');
  expect(await received(amount)).toBe(index);
});

test('the same transfer told many times finishes one purchase', async () => {
  const { received } = await withPurchases('1', '1', '1');
  const hash = newHash();
  const told = await Promise.all(Array.from({ length: 6 }, () => received('1', hash)));
  expect(new Set(told)).toEqual(new Set([2]));
  expect(await received('1', hash.toUpperCase().replace('0X', '0x'))).toBe(2);
  expect(new Set(await Promise.all([received('1'), received('1')]))).toEqual(new Set([0, 1]));
});

test('coins of another currency, or for somebody else, finish nothing', async () => {
  const { received } = await withPurchases('1');
  expect(await received('1', newHash(), { currency: 'bitcoin' })).toBeUndefined();
  expect(await received('1', newHash(), { address: newAddress() })).toBeUndefined();
  expect(await received('1', newHash(), { address: '' }).catch(() => 'refused')).toBe('refused');
});

test('a transaction known as a deposit or payout of a swap finishes nothing', async () => {
  const { backend, row } = await newSwapSetup(postgres.url);
  const { received } = await withPurchases('1');
  const swap = await backend.post('/v5/swap', {
    provider: row.id,
    deviceTransactionId: '35'.repeat(32),
    from: 'ethereum',
    to: 'bitcoin',
    address: 'bc1qpayout',
    refundAddress: '0x01',
    amountFrom: '1',
  });
  const { swapId } = swap.body;
  expect(swap.status, JSON.stringify(swap.body)).toBe(200);
  const [deposit, payout] = [newHash(), newHash()];
  const key = { 'x-api-key': `webhook-key-of-${row.id}` };
  const told = await backend.post(
    `/webhook/${swapId}/status`,
    {
      providerId: row.id,
      providerStatus: 'FINISHED',
      amount: '0.02',
      payinTransactionId: deposit,
      transactionHash: payout,
    },
    key,
  );
  expect(told.status, JSON.stringify(told.body)).toBe(200);
  expect(await received('1', deposit)).toBeUndefined();
  expect(await received('1', payout.toUpperCase())).toBeUndefined();
  expect(await received('1')).toBe(0);
});

test('a purchase for which nothing comes expires after 24 h, and coins that come later still finish it', async () => {
  const { backend, address, received } = await withPurchases('1');
  const isResting = async () => expect(await backend.rest()).toBe(true);
  backend.clock.advance(HOUR_MS);
  const later = purchaseOf('', address);
  const row = (await history(backend, address))[0];
  await open(backend, { ...later, providerId: row?.providerId, cryptoAmount: '5' });
  backend.clock.advance(23 * HOUR_MS - 1);
  await vi.waitFor(isResting);
  const standing = async () =>
    (await history(backend, address)).map(({ status, updatedAt }) => [status, updatedAt]);
  expect((await standing()).map(([status]) => status)).toEqual(['PENDING', 'PENDING']);
  backend.clock.advance(1);
  await vi.waitFor(isResting);
  expect(await standing()).toEqual([
    ['PENDING', isoIn(backend, -23 * HOUR_MS)],
    ['EXPIRED', isoIn(backend)],
  ]);
  backend.clock.advance(100 * HOUR_MS);
  await vi.waitFor(isResting);
  expect((await standing())[0]).toEqual(['EXPIRED', isoIn(backend, -99 * HOUR_MS)]);
  expect(await received('1.01')).toBe(0);
  expect((await history(backend, address))[1]).toMatchObject({ status: 'FINISHED', amountTo: '1.01' });
});

test('a backend started later ends what waited too long meanwhile', async () => {
  const { row, address } = await withPurchases('1');
  const later = await newBackend(postgres.url, [row]);
  later.clock.advance(25 * HOUR_MS);
  await vi.waitFor(async () => expect(await history(later, address)).toMatchObject([{ status: 'EXPIRED' }]));
});

test('the stream of its address tells each news of a purchase', async () => {
  const { backend, row, received, address } = await withPurchases('9');
  await backend.app.listen(0, '127.0.0.1');
  const { port } = backend.app.getHttpServer().address() as AddressInfo;
  const aborter = new AbortController();
  onTestFinished(() => aborter.abort());
  const stream = `http://127.0.0.1:${port}/history/stream?address=${address.toUpperCase()}`;
  const response = await fetch(stream, { signal: aborter.signal });
  const told: string[] = [];
  (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) {
        const { entry } = historyEvent.parse(JSON.parse(data ?? ''));
        told.push(`${entry.amountFrom} ${entry.status}`);
      }
  })().catch(() => {});
  await open(backend, purchaseOf(row.id, address, { fiatAmount: '60' }));
  await vi.waitFor(() => expect(told).toEqual(['60 PENDING']), 5_000);
  await received('0.025');
  await vi.waitFor(() => expect(told).toEqual(['60 PENDING', '60 FINISHED']), 5_000);
  backend.clock.advance(24 * HOUR_MS);
  await vi.waitFor(() => expect(told.at(-1)).toBe('50 EXPIRED'), 5_000);
});
