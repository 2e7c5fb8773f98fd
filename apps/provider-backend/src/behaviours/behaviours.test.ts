import { decodeBase64url, decodeSell, publicKeyOf, verifyPayload } from '@exchange-sim/payload';
import { expect, test } from 'vitest';
import { NONCE, PRIVATE_KEY_HEX, providerUnderTest } from '../../test/provider-under-test.js';

const QUOTE = '/quote?from=ethereum&to=EUR&payment-method=sepa&amount=0.5';

async function misbehaving(behaviours: object) {
  const provider = await providerUnderTest();
  const { status } = await provider.call('PUT', '/control/behaviours', { body: behaviours });
  expect(status).toBe(200);
  return provider;
}

test('quote.delay answers late, by the clock', async () => {
  const { call, clock } = await misbehaving({ 'quote.delay': { ms: 6_000 } });
  let answered = false;
  const answer = call('GET', QUOTE).finally(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toBe(false);
  clock.advance(6_000);
  expect((await answer).status).toBe(200);
});

test('quote.reject, quote.ttl and capabilities.fail', async () => {
  const { call, quoteId, sell, clock } = await misbehaving({
    'quote.reject': { messageKey: 'REGION_RESTRICTED_ERROR' },
  });
  expect(await call('GET', QUOTE)).toMatchObject({
    status: 451,
    body: { messageKey: 'REGION_RESTRICTED_ERROR' },
  });
  await call('PUT', '/control/behaviours', { body: { 'quote.ttl': { ms: 10 }, 'capabilities.fail': {} } });
  expect(await call('GET', '/capabilities')).toMatchObject({
    status: 500,
    body: { messageKey: 'PROVIDER_ERROR' },
  });
  const id = await quoteId();
  clock.advance(10);
  expect(await sell(id)).toMatchObject({ status: 410 });
});

test.each([
  ['html', 'text/html', /<h1>502/],
  ['empty', 'application/json', /^$/],
  ['wrong-fields', 'application/json', /"price"/],
])('quote.garbage %s', async (body, type, text) => {
  const { app } = await misbehaving({ 'quote.garbage': { body } });
  const answer = await app.inject({ url: QUOTE });
  expect(answer.headers['content-type']).toContain(type);
  expect(answer.body).toMatch(text);
});

test.each([
  [{ 'payload.amount': { factor: '10' } }, true, { inAmountAtomic: 5n * 10n ** 18n }],
  [
    { 'payload.nonce': {} },
    true,
    { deviceTransactionId: Uint8Array.from(Buffer.from(NONCE, 'hex'), (byte) => byte ^ 0xff) },
  ],
  [{ 'payload.signature': {} }, false, { inAmountAtomic: 5n * 10n ** 17n }],
])('%o signs wrongly', async (behaviour, valid, payload) => {
  const { sell, quoteId } = await misbehaving(behaviour);
  const { providerSig } = (await sell(await quoteId())).body;
  const publicKey = publicKeyOf(Uint8Array.from(Buffer.from(PRIVATE_KEY_HEX, 'hex')), 'secp256k1');
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(valid);
  expect(decodeSell(decodeBase64url(providerSig.payload))).toMatchObject(payload);
});

test('an unknown behaviour or parameter is refused by name', async () => {
  const { call } = await providerUnderTest();
  const set = (body: object) => call('PUT', '/control/behaviours', { body });
  expect(await set({ 'quote.vanish': {} })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('quote.vanish') },
  });
  expect(await set({ 'quote.ttl': { ms: -1 } })).toMatchObject({
    status: 400,
    body: { additionalFields: { field: 'quote.ttl.ms' } },
  });
});

test('without control there are neither switches nor demo accounts', async () => {
  const { call } = await providerUnderTest({ control: false });
  expect(await call('GET', '/control/behaviours')).toMatchObject({
    status: 404,
    body: { messageKey: 'NOT_FOUND_ERROR' },
  });
  const body = { email: 'alice@example.com', password: 'sandbox-only' };
  expect(await call('POST', '/api/sessions', { body })).toMatchObject({ status: 401 });
});
