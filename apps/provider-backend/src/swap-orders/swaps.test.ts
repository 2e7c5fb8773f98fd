import { errorPayload, swapAnswer, swapOrderView } from '@exchange-sim/contract';
import { decodeBase64url, decodeSwap, publicKeyOf, verifyPayload } from '@exchange-sim/payload';
import { expect, test } from 'vitest';
import { NONCE, PRIVATE_KEY_HEX } from '../../test/provider-under-test.js';
import { sharedSwappingProvider, swappingProvider, type Ticker, USER } from '../../test/swapping-provider.js';
import { toWhole } from '../money/decimal.js';
import { PROFILES } from '../profile.js';

const shared = sharedSwappingProvider();
const publicKey = publicKeyOf(Uint8Array.from(Buffer.from(PRIVATE_KEY_HEX, 'hex')), 'secp256k1');
const PAIRS: Array<[Ticker, Ticker, string, bigint, bigint]> = [
  ['ETH', 'BTC', '1', 10n ** 18n, 4_131_120n],
  ['BTC', 'ETH', '0.01', 10n ** 6n, 235_957_719_431_420_703n],
  ['ETH', 'USDC', '0.5', 5n * 10n ** 17n, 1_325_479_428n],
  ['USDC', 'ETH', '2500', 25n * 10n ** 8n, 918_851_966_659_224_528n],
  ['USDC', 'BTC', '2500', 25n * 10n ** 8n, 3_842_948n],
  ['BTC', 'USDC', '0.01', 10n ** 6n, 632_693_828n],
];

test.each(PAIRS)('a fixed swap %s → %s signs what was quoted', async (from, to, amount, sent, received) => {
  const { fixedSwap } = await shared();
  const { quoted, ...made } = await fixedSwap(from, to, amount);
  const { swapId, payinAddress, providerSig, ...told } = swapAnswer.parse(made);
  expect(swapId).toMatch(/^NG-[0-9A-F]{16}$/);
  expect(told).toMatchObject({
    providerFees: quoted.providerFees,
    referralFees: quoted.referralFees,
    payoutNetworkFees: quoted.payoutNetworkFees,
  });
  expect(payinAddress).toMatch(from === 'BTC' ? /^bc1q[a-z0-9]{38}$/ : /^0x[0-9a-fA-F]{40}$/);
  expect(verifyPayload(providerSig, publicKey, 'secp256k1')).toBe(true);
  expect(decodeSwap(decodeBase64url(providerSig.payload))).toEqual({
    payinAddress,
    refundAddress: USER[from],
    payoutAddress: USER[to],
    currencyFrom: from,
    currencyTo: to,
    amountToProviderAtomic: sent,
    amountToWalletAtomic: received,
    deviceTransactionId: Uint8Array.from(Buffer.from(NONCE, 'hex')),
  });
});

test('a fixed quote holds for 60 s to the millisecond, each swap of it is new, and then it is refused', async () => {
  const { quote, swap, clock } = await swappingProvider();
  const { quoteId } = (await quote('ETH', 'BTC', '1')).body;
  clock.advance(59_999);
  const [first, second] = [
    await swap('fixed', ['ETH', 'BTC'], { quoteId }),
    await swap('fixed', ['ETH', 'BTC'], { quoteId }),
  ];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(new Set([first.body.swapId, second.body.swapId, quoteId]).size).toBe(3);
  expect(first.body.payinAddress).not.toBe(second.body.payinAddress);
  clock.advance(1);
  const late = await swap('fixed', ['ETH', 'BTC'], { quoteId });
  expect(late).toMatchObject({ status: 410, body: { messageKey: 'SWAP_QUOTE_EXPIRED_ERROR' } });
});

test('a floating swap is priced when it is made, with a quote or without, also an old one', async () => {
  const { quote, swap, clock } = await swappingProvider();
  const { quoteId, amountTo } = (await quote('ETH', 'BTC', '1', 'float')).body;
  clock.advance(120_000);
  for (const body of [{ amount: '1' }, { amount: '1.0', quoteId }, { amount: '1', slippage: '0.005' }]) {
    const made = await swap('float', ['ETH', 'BTC'], body);
    const { providerSig } = swapAnswer.parse(made.body);
    const { amountToWalletAtomic } = decodeSwap(decodeBase64url(providerSig.payload));
    expect(toWhole(amountToWalletAtomic, 8)).toBe(amountTo);
  }
});

test.each([
  ['fixed', { quoteId: 'nobody-knows' }, 404, 'SWAP_QUOTE_NOT_FOUND_ERROR', 'quoteId'],
  ['fixed', { currencyFrom: 'BTC' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'currencyFrom'],
  ['fixed', { currencyTo: 'USDC' }, 404, 'CURRENCY_TO_NOT_FOUND_ERROR', 'currencyTo'],
  ['fixed', { payloadCurrencyFrom: 'BTC' }, 400, 'INVALID_REQUEST_ERROR', 'payloadCurrencyFrom'],
  ['fixed', { payloadCurrencyTo: 'XBT' }, 400, 'INVALID_REQUEST_ERROR', 'payloadCurrencyTo'],
  ['fixed', { refundAddress: USER.BTC }, 400, 'INVALID_REQUEST_ERROR', 'refundAddress'],
  ['fixed', { refundAddress: USER.ETH.replace('D', 'd') }, 400, 'INVALID_REQUEST_ERROR', 'refundAddress'],
  ['fixed', { payoutAddress: USER.ETH }, 400, 'INVALID_REQUEST_ERROR', 'payoutAddress'],
  ['fixed', { payoutAddress: `${USER.BTC.slice(0, -1)}x` }, 400, 'INVALID_REQUEST_ERROR', 'payoutAddress'],
  ['fixed', { nonce: 'short' }, 400, 'INVALID_REQUEST_ERROR', 'nonce'],
  ['float', { amount: '0.001' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  ['float', { amount: '1e3' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  ['float', { currencyTo: 'DOGE' }, 404, 'SWAP_PAIR_NOT_FOUND_ERROR', 'to'],
  ['float', { slippage: '0.05' }, 400, 'INVALID_REQUEST_ERROR', 'slippage'],
  ['float', { slippage: '0' }, 400, 'INVALID_REQUEST_ERROR', 'slippage'],
  ['float', { quoteId: 'nobody-knows' }, 404, 'SWAP_QUOTE_NOT_FOUND_ERROR', 'quoteId'],
] as const)('%s %o is refused', async (method, change, status, messageKey, field) => {
  const { quote, swap } = await shared();
  const { quoteId } = (await quote('ETH', 'BTC', '1', 'fixed')).body;
  const answer = await swap(method, ['ETH', 'BTC'], {
    ...(method === 'fixed' ? { quoteId } : { amount: '1' }),
    ...change,
  });
  expect(answer).toMatchObject({ status, body: { messageKey, additionalFields: { field } } });
  errorPayload.parse(answer.body);
});

test('a quote is for its own kind of swap, and swaps want the API key', async () => {
  const { quote, swap } = await shared();
  const { quoteId } = (await quote('ETH', 'BTC', '1', 'float')).body;
  expect(await swap('fixed', ['ETH', 'BTC'], { quoteId })).toMatchObject({
    status: 404,
    body: { message: expect.stringContaining('POST /swap/float') },
  });
  for (const method of ['fixed', 'float'] as const)
    expect(await swap(method, ['ETH', 'BTC'], { quoteId, amount: '1' }, {})).toMatchObject({ status: 401 });
});

test('anybody with the Swap ID sees where it stands; its user sees it in a list', async () => {
  const { call, signIn, quote, swap, clock } = await swappingProvider();
  const [alice, bob] = [await signIn(), await signIn('bob@example.com')];
  const { quoteId } = (await quote('BTC', 'ETH', '0.01')).body;
  await call('POST', `/api/swap-quotes/${quoteId}/claim`, { headers: alice });
  const { swapId, payinAddress } = (await swap('fixed', ['BTC', 'ETH'], { quoteId })).body;
  const seen = swapOrderView.parse((await call('GET', `/api/swaps/${swapId}`)).body);
  expect(seen).toMatchObject({
    swapId,
    quoteId,
    status: 'PENDING',
    amountFrom: '0.01',
    amountTo: '0.235957719431420703',
    payinAddress,
    payoutAddress: USER.ETH,
    refundAddress: USER.BTC,
    confirmations: 0,
    confirmationsRequired: 1,
  });
  expect(Date.parse(seen.expiresAt) - clock.now()).toBe(30 * 60_000);
  expect((await call('GET', '/api/swaps', { headers: alice })).body).toEqual([seen]);
  expect((await call('GET', '/api/swaps', { headers: bob })).body).toEqual([]);
  expect(await call('GET', '/api/swaps')).toMatchObject({ status: 401 });
  expect(await call('GET', '/api/swaps/none')).toMatchObject({
    status: 404,
    body: { messageKey: 'SWAP_TRANSACTION_NOT_FOUND_ERROR' },
  });
});

test('the outcome is reported once, by whom it concerns', async () => {
  const { call, signIn, quote, swap } = await swappingProvider();
  const [alice, bob] = [await signIn(), await signIn('bob@example.com')];
  const report = (headers: Record<string, string>, body: object) =>
    call('POST', '/api/swap-outcomes', { headers, body });
  // Made without a quote, as the SDK does for a floating rate: whoever reports it first is its user.
  const { swapId } = (await swap('float', ['ETH', 'BTC'], { amount: '1' })).body;
  const approved = { outcome: 'approved', swapId, transactionId: '0xab' };
  for (let twice = 0; twice < 2; twice++)
    expect(await report(alice, approved)).toMatchObject({
      status: 200,
      body: { swap: { swapId, outcome: 'approved' } },
    });
  expect((await call('GET', '/api/swaps', { headers: alice })).body).toMatchObject([{ swapId }]);
  expect(await report(bob, approved)).toMatchObject({ status: 404 });
  expect(await report(alice, { ...approved, transactionId: '0xcd' })).toMatchObject({ status: 409 });

  const { quoteId } = (await quote('ETH', 'BTC', '1')).body;
  const rejected = { outcome: 'rejected', quoteId, errorName: 'UserRefused' };
  expect(await report(alice, rejected)).toEqual({ status: 200, body: {} });
  await call('POST', `/api/swap-quotes/${quoteId}/claim`, { headers: alice });
  await swap('fixed', ['ETH', 'BTC'], { quoteId });
  expect(await report(bob, rejected)).toMatchObject({ status: 404 });
  expect(await report(alice, rejected)).toMatchObject({
    status: 200,
    body: { swap: { outcome: 'rejected', status: 'EXPIRED' } },
  });
  expect(await report(alice, { outcome: 'rejected', quoteId: 'none' })).toMatchObject({ status: 404 });
});

test('what a profile needs is asked for by name', async () => {
  await expect(swappingProvider({ profile: PROFILES.quickbridge, hotWallet: undefined })).rejects.toThrow(
    'hotWallet is missing: a provider that swaps, as quickbridge does, needs it.',
  );
});
