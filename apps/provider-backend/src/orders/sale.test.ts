import { decodeBase64url, decodeSell, publicKeyOf, verifyPayload } from '@exchange-sim/payload';
import { startPostgres } from '@exchange-sim/storage';
import { expect, onTestFinished, test } from 'vitest';
import { startAnvil } from '../../test/anvil.js';
import { listenAsLedger } from '../../test/ledger-ear.js';
import { NONCE, PRIVATE_KEY_HEX, providerUnderTest } from '../../test/provider-under-test.js';

const HALF_ETH = 500_000_000_000_000_000n;

async function onAChain(overrides = {}) {
  const [anvil, ledger] = await Promise.all([startAnvil(), listenAsLedger()]);
  onTestFinished(async () => {
    await Promise.all([anvil.close(), ledger.close()]);
  });
  const provider = await providerUnderTest({
    ethRpcUrl: anvil.url,
    ledgerBackendUrl: ledger.url,
    ...overrides,
  });
  await expect.poll(async () => (await provider.call('GET', '/health')).status).toBe(200);
  return { ...provider, anvil, ledger };
}

test('the payload says what the quote and the request say, under the registered key', async () => {
  const { order } = await onAChain();
  const { providerSig, payinAddress, amount } = await order();
  const publicKey = publicKeyOf(Uint8Array.from(Buffer.from(PRIVATE_KEY_HEX, 'hex')), 'secp256k1');
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(true);
  expect(decodeSell(decodeBase64url(providerSig.payload))).toEqual({
    traderEmail: 'alice@example.com',
    inCurrency: 'ETH',
    inAmountAtomic: HALF_ETH,
    inAddress: payinAddress,
    outCurrency: 'EUR',
    outAmountWhole: amount,
    deviceTransactionId: Uint8Array.from(Buffer.from(NONCE, 'hex')),
  });
});

test('a sale: approved, seen on the chain, paid out, and Ledger hears of each step in order', async () => {
  const { order, anvil, ledger, call, recorder } = await onAChain();
  const { sellId, payinAddress, view, approve } = await order();
  const hash = await anvil.send(payinAddress, HALF_ETH);
  await anvil.mine();
  await expect.poll(view).toMatchObject({ status: 'PENDING', payinTransactionHash: hash, confirmations: 1 });
  expect(ledger.heard).toEqual([]);
  await approve(hash);
  await expect.poll(ledger.statuses).toEqual(['PENDING']);
  await anvil.mine();
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'TRANSFER_IN_COMPLETED', 'FINISHED']);
  expect(await view()).toMatchObject({
    status: 'FINISHED',
    confirmations: 2,
    payoutReference: `NORTHGATE ${sellId}`,
  });
  expect(ledger.heard.at(-1)).toMatchObject({
    path: `/transaction/${sellId}/status`,
    apiKey: 'key-for-webhooks',
    body: { status: 'FINISHED', amount: '1216.04', payinTransactionId: hash },
  });
  const { body } = await call<{ entries: unknown[] }>('GET', '/control/bank-ledger');
  expect(body.entries).toMatchObject([{ sellId, fiatCurrency: 'EUR', amount: '1216.04', method: 'sepa' }]);
  const seen = recorder.hops().map(({ from, to, kind, name }) => `${from} ${to} ${kind} ${name}`);
  expect(seen).toContain('chain provider-backend chain deposit');
  expect(seen).toContain('provider-backend bank job credit transfer');
  expect(seen).toContain('provider-widget provider-backend http POST /api/outcomes');
});

test('a deposit that came while the provider was away is booked at the next start', async () => {
  const anvil = await startAnvil();
  const ledger = await listenAsLedger();
  onTestFinished(async () => {
    await Promise.all([anvil.close(), ledger.close()]);
  });
  const options = { ethRpcUrl: anvil.url, ledgerBackendUrl: ledger.url, databaseName: 'provider_restarted' };
  const before = await providerUnderTest(options);
  await expect.poll(async () => (await before.call('GET', '/health')).status).toBe(200);
  await anvil.mine();
  const { payinAddress, approve, sellId } = await before.order();
  await approve();
  await before.close();
  await anvil.send(payinAddress, HALF_ETH);
  await anvil.mine(3);
  const after = await providerUnderTest(options);
  const headers = await after.signIn();
  await expect
    .poll(async () => (await after.call('GET', `/api/orders/${sellId}`, { headers })).body, {
      timeout: 5_000,
    })
    .toMatchObject({ status: 'FINISHED' });
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'TRANSFER_IN_COMPLETED', 'FINISHED']);
});

test('it goes on after the chain was away', async () => {
  const { order, anvil, call } = await onAChain();
  const { payinAddress, approve, view } = await order();
  await approve();
  const port = Number(new URL(anvil.url).port);
  await anvil.close();
  await expect
    .poll(async () => (await call('GET', '/health')).body)
    .toMatchObject({
      messageKey: 'SERVICE_UNAVAILABLE_ERROR',
      additionalFields: { down: ['chain'] },
    });
  const again = await startAnvil(port);
  onTestFinished(() => again.close());
  await expect.poll(async () => (await call('GET', '/health')).status, { timeout: 5_000 }).toBe(200);
  await again.send(payinAddress, HALF_ETH);
  await again.mine(2);
  await expect.poll(view).toMatchObject({ status: 'FINISHED' });
});

test('a deposit of another amount is put on hold', async () => {
  const { order, anvil, ledger, call } = await onAChain();
  const { payinAddress, approve, view } = await order();
  await approve();
  await anvil.send(payinAddress, HALF_ETH - 1n);
  await anvil.mine(2);
  await expect.poll(view).toMatchObject({ status: 'ON_HOLD' });
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'ON_HOLD']);
  expect((await call('GET', '/control/bank-ledger')).body).toEqual({ entries: [] });
});

test('without a payin the order expires after 30 minutes, and a late payin is put on hold', async () => {
  const { order, anvil, ledger, clock } = await onAChain();
  const { payinAddress, approve, view } = await order();
  await approve();
  clock.advance(30 * 60_000 - 1);
  expect(await view()).toMatchObject({ status: 'PENDING' });
  clock.advance(1);
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'EXPIRED']);
  await anvil.send(payinAddress, HALF_ETH);
  await anvil.mine(2);
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'EXPIRED', 'ON_HOLD']);
});

test('a sale the user refused ends, and Ledger gets no status update', async () => {
  const { order, ledger, clock } = await onAChain();
  const { report, view, approve } = await order();
  expect(await report({ outcome: 'rejected', errorName: 'UserRefused' })).toMatchObject({ status: 200 });
  expect(await view()).toMatchObject({ outcome: 'rejected', status: 'EXPIRED' });
  expect(await report({ outcome: 'rejected' })).toMatchObject({ status: 200 });
  expect(await approve()).toMatchObject({ status: 409, body: { messageKey: 'CONFLICT_ERROR' } });
  clock.advance(31 * 60_000);
  expect(ledger.heard).toEqual([]);
});

test('an update is tried again until Ledger takes it, and later ones wait for it', async () => {
  const { order, anvil, ledger, clock, recorder } = await onAChain();
  const { payinAddress, approve } = await order();
  ledger.answerNext(404, 503, 503);
  await approve();
  await anvil.send(payinAddress, HALF_ETH);
  await anvil.mine(2);
  const failures = () =>
    recorder.hops().filter(({ name, status }) => name === 'send status update' && status === 'failed');
  await expect.poll(() => failures().length).toBe(3);
  expect(ledger.heard).toEqual([]);
  await expect
    .poll(() => {
      clock.advance(1_000);
      return ledger.statuses();
    })
    .toEqual(['PENDING', 'TRANSFER_IN_COMPLETED', 'FINISHED']);
});

test('an update Ledger refuses for good is given up and logged', async () => {
  const said: string[] = [];
  const { order, ledger } = await onAChain({ logger: { error: (message: string) => said.push(message) } });
  ledger.answerNext(405);
  const { approve, sellId } = await order();
  await approve();
  await expect
    .poll(() => said)
    .toEqual([expect.stringContaining(`status PENDING of ${sellId} for good: 405`)]);
  expect(ledger.heard).toEqual([]);
});

test.each(['ON_HOLD', 'REFUNDED'])('payout.outcome %s ends without a bank entry', async (status) => {
  const { order, anvil, ledger, call } = await onAChain();
  await call('PUT', '/control/behaviours', { body: { 'payout.outcome': { status } } });
  const { payinAddress, approve } = await order();
  await approve();
  await anvil.send(payinAddress, HALF_ETH);
  await anvil.mine(2);
  await expect.poll(ledger.statuses).toEqual(['PENDING', 'TRANSFER_IN_COMPLETED', status]);
  expect((await call('GET', '/control/bank-ledger')).body).toEqual({ entries: [] });
});

test('webhook.delivery loses the first updates, back-off brings them', async () => {
  const { order, ledger, call, clock, recorder } = await onAChain();
  await call('PUT', '/control/behaviours', { body: { 'webhook.delivery': { lose: 2 } } });
  const { approve } = await order();
  await approve();
  const lost = () => recorder.hops().filter(({ status }) => status === 'failed').length;
  await expect.poll(lost).toBe(1);
  clock.advance(1_000);
  await expect.poll(lost).toBe(2);
  clock.advance(2_000);
  await expect.poll(ledger.statuses).toEqual(['PENDING']);
});

test('the provider answers 503 while its database is away, goes on when it is back, and closes without it', async () => {
  const first = await startPostgres();
  const { call, close, quoteId } = await onAChain({ databaseUrl: first.url });
  expect(await quoteId()).toBeTruthy();
  process.kill(first.pid, 'SIGKILL');
  const health = () => call('GET', '/health');
  await expect
    .poll(health)
    .toMatchObject({ status: 503, body: { additionalFields: { down: ['database'] } } });
  const quote = '/quote?from=ethereum&to=EUR&payment-method=sepa&amount=0.5';
  expect(await call('GET', quote)).toMatchObject({
    status: 503,
    body: { messageKey: 'SERVICE_UNAVAILABLE_ERROR' },
  });
  const second = await startPostgres({ port: first.port, dataDir: first.dataDir });
  await expect.poll(health).toMatchObject({ status: 200 });
  expect(await quoteId()).toBeTruthy();
  await second.close();
  await first.close();
  await close();
});
