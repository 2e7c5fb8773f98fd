import { decodeBase64url, decodeSwap, publicKeyOf, verifyPayload } from '@exchange-sim/payload';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { expect, test } from 'vitest';
import { NONCE, PRIVATE_KEY_HEX } from '../../test/provider-under-test.js';
import { sharedSwappingProvider, swappingProvider, USER } from '../../test/swapping-provider.js';

const shared = sharedSwappingProvider();
const publicKey = publicKeyOf(Uint8Array.from(Buffer.from(PRIVATE_KEY_HEX, 'hex')), 'secp256k1');
const verified = (message: Uint8Array, signature: Uint8Array, format: 'compact' | 'der' = 'compact') =>
  secp256k1.verify(signature, message, publicKey, { format, lowS: false });

test('currencies.loop never ends the pages, pairs.unknown lists a currency that is not there', async () => {
  const { call, misbehave } = await shared();
  await misbehave({ 'currencies.loop': {}, 'pairs.unknown': {} });
  const read = async (cursor: string) =>
    (await call<{ currencies: unknown[]; next_cursor: string }>('GET', `/currencies${cursor}`)).body;
  let { next_cursor } = await read('');
  for (let i = 0; i < 5; i++) {
    const page = await read(`?cursor=${next_cursor}`);
    expect(page.currencies.length).toBeGreaterThan(0);
    next_cursor = page.next_cursor;
  }
  expect(next_cursor).not.toBeNull();
  expect((await call('GET', '/pairs')).body).toMatchObject({
    pairs: expect.arrayContaining([expect.objectContaining({ to: 'DOGE' })]),
  });
  await misbehave({});
});

test.each([
  ['REGION_RESTRICTED_ERROR', 451],
  ['CURRENCY_REGION_RESTRICTED_ERROR', 451],
  ['CURRENCY_FROM_NOT_FOUND_ERROR', 404],
  ['SWAP_PAIR_NOT_FOUND_ERROR', 404],
])('quote.reject %s', async (messageKey, status) => {
  const { quote, misbehave } = await shared();
  await misbehave({ 'quote.reject': { messageKey } });
  expect(await quote('ETH', 'BTC', '1')).toMatchObject({ status, body: { messageKey } });
  await misbehave({});
});

test('quote.bounds, quote.ttl and quote.delay', async () => {
  const { quote, misbehave, clock } = await swappingProvider();
  await misbehave({ 'quote.bounds': { minWhole: '2', maxWhole: '3' }, 'quote.ttl': { ms: 10 } });
  expect((await quote('ETH', 'BTC', '1')).body).toMatchObject({
    messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
    additionalFields: { minRequiredAmount: '2', maxRequiredAmount: '3' },
  });
  const { expiry } = (await quote('ETH', 'BTC', '2')).body;
  expect(Date.parse(expiry ?? '') - clock.now()).toBe(10);
  await misbehave({ 'quote.delay': { ms: 6_000 } });
  let answered = false;
  const answer = quote('ETH', 'BTC', '1').finally(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toBe(false);
  clock.advance(6_000);
  expect((await answer).status).toBe(200);
});

test('quote.silence never answers, and the provider closes nevertheless', async () => {
  const { app, misbehave, close } = await swappingProvider();
  await app.listen(0, '127.0.0.1');
  await misbehave({ 'quote.silence': {} });
  const asked = (path: string, init?: RequestInit) =>
    app.getUrl().then((url) => fetch(url + path, { ...init, signal: AbortSignal.timeout(200) }));
  const body = JSON.stringify({ from: 'ETH', to: 'BTC', amount: '1' });
  const swap = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  await expect(asked('/quote', swap)).rejects.toThrow('timeout');
  await expect(asked('/quote?from=ethereum&to=EUR&payment-method=sepa&amount=0.5')).rejects.toThrow(
    'timeout',
  );
  await close();
});

test.each([
  ['order.fail', {}, 500, 'PROVIDER_ERROR'],
  ['order.reject', { messageKey: 'NO_DEPOSIT_WALLET_ERROR' }, 400, 'NO_DEPOSIT_WALLET_ERROR'],
  ['order.reject', { messageKey: 'REGION_RESTRICTED_ERROR' }, 451, 'REGION_RESTRICTED_ERROR'],
])('%s %o, for swaps and sales', async (name, parameters, status, messageKey) => {
  const { quote, swap, sell, quoteId, misbehave } = await shared();
  const quoted = (await quote('ETH', 'BTC', '1')).body;
  const sale = await quoteId();
  await misbehave({ [name]: parameters });
  const refused = { status, body: { messageKey } };
  expect(await swap('fixed', ['ETH', 'BTC'], { quoteId: quoted.quoteId })).toMatchObject(refused);
  expect(await swap('float', ['ETH', 'BTC'], { amount: '1' })).toMatchObject(refused);
  expect(await sell(sale)).toMatchObject(refused);
  await misbehave({});
});

test('order.delay, order.acceptExpired, order.reuseId', async () => {
  const { quote, swap, sell, quoteId, misbehave, clock } = await swappingProvider();
  const quoted = (await quote('ETH', 'BTC', '1')).body;
  const sale = await quoteId();
  clock.advance(60_000);
  await misbehave({ 'order.delay': { ms: 5_000 }, 'order.acceptExpired': {}, 'order.reuseId': {} });
  const orders = [swap('fixed', ['ETH', 'BTC'], { quoteId: quoted.quoteId }), sell(sale)] as const;
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock.advance(5_000);
  const [swapped, sold] = await Promise.all(orders);
  expect(swapped).toMatchObject({ status: 200, body: { swapId: quoted.quoteId } });
  expect(sold).toMatchObject({ status: 200, body: { sellId: sale } });
  await misbehave({ 'order.acceptExpired': {}, 'order.reuseId': {} });
  const again = await swap('fixed', ['ETH', 'BTC'], { quoteId: quoted.quoteId });
  expect(again.body.swapId).toMatch(/^NG-/);
});

const RECEIVED = 4_131_120n;
test.each([
  [{ 'order.rerate': { factor: '0.99' } }, { amountToWalletAtomic: (RECEIVED * 99n) / 100n }],
  [{ 'payload.amount': { factor: '2' } }, { amountToProviderAtomic: 2n * 10n ** 18n }],
  [
    { 'payload.nonce': {} },
    { deviceTransactionId: Uint8Array.from(Buffer.from(NONCE, 'hex'), (byte) => byte ^ 0xff) },
  ],
  [{ 'payload.payinAddress': {} }, { payinAddress: '0x000000000000000000000000000000000000dEaD' }],
  [{ 'payload.refundAddress': {} }, { refundAddress: '0x000000000000000000000000000000000000dEaD' }],
  [{ 'payload.payoutAddress': {} }, { payoutAddress: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' }],
  [{ 'payload.currency': {} }, { currencyTo: 'USDC' }],
])('%o is signed with the registered key', async (behaviours, wrong) => {
  const { fixedSwap, misbehave } = await shared();
  await misbehave(behaviours);
  const { providerSig, payinAddress } = await fixedSwap('ETH', 'BTC', '1');
  await misbehave({});
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(true);
  const honest = {
    payinAddress,
    refundAddress: USER.ETH,
    payoutAddress: USER.BTC,
    currencyFrom: 'ETH',
    currencyTo: 'BTC',
    amountToProviderAtomic: 10n ** 18n,
    amountToWalletAtomic: RECEIVED,
    deviceTransactionId: Uint8Array.from(Buffer.from(NONCE, 'hex')),
  };
  expect(wrong).not.toMatchObject(
    Object.fromEntries(Object.keys(wrong).map((key) => [key, honest[key as never]])),
  );
  expect(decodeSwap(decodeBase64url(providerSig.payload))).toEqual({ ...honest, ...wrong });
});

test.each(['hex', 'base64', 'leading-dot'] as const)('payload.encoding %s', async (as) => {
  const { fixedSwap, misbehave } = await shared();
  await misbehave({ 'payload.encoding': { as } });
  const { payload, signature } = (await fixedSwap('ETH', 'BTC', '1')).providerSig;
  await misbehave({});
  const encoding = { hex: 'hex', base64: 'base64', 'leading-dot': 'base64url' } as const;
  const bytes = Buffer.from(payload.replace(/^\./, ''), encoding[as]);
  expect(decodeSwap(bytes)).toMatchObject({ currencyFrom: 'ETH' });
  expect(payload).toBe((as === 'leading-dot' ? '.' : '') + bytes.toString(encoding[as]));
  const input = Buffer.from(as === 'leading-dot' ? payload : `.${payload}`);
  expect(verified(input, Buffer.from(signature, 'base64url'))).toBe(true);
});

test.each(['der', 'hex', 'short'] as const)('signature.encoding %s', async (as) => {
  const { fixedSwap, misbehave } = await shared();
  await misbehave({ 'signature.encoding': { as } });
  const { payload, signature } = (await fixedSwap('ETH', 'BTC', '1')).providerSig;
  await misbehave({});
  const bytes = Buffer.from(signature, as === 'hex' ? 'hex' : 'base64url');
  expect(bytes.length).toBe({ der: bytes.length, hex: 64, short: 63 }[as]);
  if (as !== 'short')
    expect(verified(Buffer.from(`.${payload}`), bytes, as === 'der' ? 'der' : 'compact')).toBe(true);
});

test.each(['no-dot', 'raw'] as const)('signature.input %s', async (over) => {
  const { fixedSwap, misbehave } = await shared();
  await misbehave({ 'signature.input': { over } });
  const { providerSig } = await fixedSwap('ETH', 'BTC', '1');
  await misbehave({});
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(false);
  const input = Buffer.from(providerSig.payload, over === 'raw' ? 'base64url' : 'utf8');
  expect(verified(input, Buffer.from(providerSig.signature, 'base64url'))).toBe(true);
});

test('payload.oversize and payload.signature', async () => {
  const { fixedSwap, misbehave } = await shared();
  await misbehave({ 'payload.oversize': {} });
  const { providerSig } = await fixedSwap('ETH', 'BTC', '1');
  expect(providerSig.payload.length).toBe(600);
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(true);
  expect(decodeSwap(decodeBase64url(providerSig.payload))).toMatchObject({ currencyFrom: 'ETH' });
  await misbehave({ 'payload.signature': {} });
  const foreign = await fixedSwap('ETH', 'BTC', '1');
  await misbehave({});
  expect(verifyPayload(foreign.providerSig, publicKey, 'secp256k1')).toBe(false);
});
