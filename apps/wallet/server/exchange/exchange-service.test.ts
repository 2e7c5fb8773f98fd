import { parseEther } from 'viem';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerReview } from '../test/person.js';
import { ACCOUNT, DEPOSIT, HALF_ETH, startHarness } from '../test/wallet-harness.js';

let it: Awaited<ReturnType<typeof startHarness>>;
beforeEach(async () => {
  it = await startHarness();
});
afterEach(() => it.close());

const hopNames = () => it.recorder.hops().map(({ from, to, name }) => `${from} → ${to}: ${name}`);

test('an approved sale pays the provider, and the user what was promised and no more', async () => {
  const nonce = await it.start();
  expect(nonce).toMatch(/^[0-9a-f]{64}$/);
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it.complete(nonce);
  expect(body).toEqual({ transactionHash: expect.stringMatching(/^0x[0-9a-f]{64}$/) });
  expect(status).toBe(200);

  const receipt = await it.node.waitForTransactionReceipt({ hash: body.transactionHash });
  expect(await it.node.getBalance({ address: DEPOSIT })).toBe(HALF_ETH);
  const fees = receipt.gasUsed * receipt.effectiveGasPrice;
  const left = parseEther('2') - HALF_ETH - fees;
  expect(await it.node.getBalance({ address: ACCOUNT })).toBe(left);
  const seen = await it.events.first(
    'accounts',
    ({ accounts }) => accounts[0]?.balanceAtomic === String(left),
  );
  expect(seen.accounts[0]?.blockHeight).toBe(1);

  expect(await it.events.first('prompt', ({ prompt }) => prompt !== null)).toEqual({
    type: 'prompt',
    prompt: {
      kind: 'review',
      provider: 'Acme Pay',
      send: '0.5 ETH',
      to: DEPOSIT,
      receive: '1,234.50 EUR',
      fees: '0.000441 ETH',
    },
  });
  const flow = it.recorder.hops().slice(1);
  expect(new Set(flow.map((hop) => hop.flow))).toEqual(new Set([`nonce:${nonce}`]));
  expect(hopNames()).toEqual([
    'wallet → signer: GET_APP_AND_VERSION',
    'wallet → signer: START_NEW_TRANSACTION SELL_NG',
    'wallet → signer: SET_PARTNER_KEY SELL_NG',
    'wallet → signer: CHECK_PARTNER SELL_NG',
    'wallet → signer: PROCESS_TRANSACTION_RESPONSE SELL_NG',
    'wallet → signer: CHECK_TRANSACTION_SIGNATURE SELL_NG',
    'wallet → signer: CHECK_ASSET_IN_AND_DISPLAY SELL_NG',
    'user → signer: approve',
    'wallet → signer: START_SIGNING_TRANSACTION SELL_NG',
    'wallet → signer: Ethereum SIGN',
    'wallet → chain: eth_sendRawTransaction',
  ]);
});

test('a provider of the older generation is served too', async () => {
  const nonce = await it.start('oldacme');
  expect(Buffer.from(nonce, 'base64')).toHaveLength(32);
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it.complete(nonce, { legacy: true });
  expect([status, body]).toEqual([200, { transactionHash: expect.stringMatching(/^0x/) }]);
  const { prompt } = await it.events.first('prompt', (event) => event.prompt !== null);
  expect(prompt).toMatchObject({ provider: 'Old Acme', receive: '1,234.50 EUR' });
});

test('a payload that is hex-encoded twice is left to the signer and explained', async () => {
  const body = {
    exchangeType: 'SELL',
    provider: 'acme',
    fromAccountId: it.fromAccountId,
    rawTransaction: { family: 'ethereum', amount: '1', recipient: DEPOSIT },
    hexBinaryPayload: Buffer.from('CgVhbGljZRIDRVRI').toString('hex'),
    hexSignature: 'AA',
  };
  await it.start();
  const refused = await it.post('/api/exchange/complete', body);
  expect(refused.body).toMatchObject({ step: 'PROCESS_TRANSACTION', party: 'Provider' });
  expect(refused.body.fix).toContain('hex-encoded on top of base64url');
});

test('what the Ethereum application refuses after the approval is explained, and nothing moves', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it.complete(await it.start(), { payload: { inExtraId: 'memo' } });
  expect(status).toBe(409);
  expect(body).toMatchObject({
    name: 'CompleteExchangeError',
    step: 'SIGN_COIN_TRANSACTION',
    title: 'coinApplicationRefused',
    party: 'Provider',
    fix: expect.stringContaining('in_extra_id'),
  });
  expect(await it.node.getBalance({ address: ACCOUNT })).toBe(parseEther('2'));
});

test('a rejected sale is the user’s refusal in Ledger Wallet’s words, and moves nothing', async () => {
  answerReview(it.wallet.url, it.events, 'reject');
  const { status, body } = await it.complete(await it.start());
  expect(status).toBe(409);
  expect(body).toMatchObject({
    name: 'CompleteExchangeError',
    step: 'CHECK_PAYOUT_ADDRESS',
    title: 'userRefused',
    message: 'User refused',
    party: 'User',
  });
  expect(hopNames().at(-1)).toBe('user → signer: reject');
  expect(await it.node.getBalance({ address: ACCOUNT })).toBe(parseEther('2'));
});

test('a signature of another key is the provider’s fault, and says what to sign', async () => {
  const { status, body } = await it.complete(await it.start(), { foreignKey: true });
  expect(status).toBe(409);
  expect(body).toMatchObject({
    name: 'CompleteExchangeError',
    step: 'CHECK_TRANSACTION_SIGNATURE',
    title: 'signVerificationFail',
    party: 'Provider',
    fix: expect.stringContaining('registered for "Acme Pay"'),
  });
});

test('a payload for another nonce is refused with both nonces named', async () => {
  const nonce = await it.start();
  const { body } = await it.complete('ab'.repeat(32));
  expect(body).toMatchObject({ step: 'PROCESS_TRANSACTION', title: 'wrongTransactionId', party: 'Provider' });
  expect(body.fix).toContain('device_transaction_id (field 7 of NewSellResponse)');
  expect(body.fix).toContain('ab'.repeat(32));
  expect(body.fix).toContain(nonce);
});

test('a payload that promises another amount or address never reaches the signer', async () => {
  const nonce = await it.start();
  const before = hopNames().length;
  const amount = await it.complete(nonce, { payload: { inAmountAtomic: 1n } });
  expect(amount.status).toBe(409);
  expect(amount.body).toMatchObject({
    name: 'CompleteExchangeError',
    step: 'PROCESS_TRANSACTION',
    title: 'payloadMismatch',
    party: 'Provider',
  });
  expect(amount.body.fix).toContain(
    `in_amount (field 3 of NewSellResponse) as big-endian wei: ${HALF_ETH}, not 1.`,
  );
  const address = await it.complete(nonce, { payload: { inAddress: ACCOUNT } });
  expect(address.body.fix).toContain('in_address (field 4 of NewSellResponse)');
  const data = await it.complete(nonce, {}, { data: 'deadbeef' });
  expect(data.body.message).toContain('call data');
  expect(hopNames()).toHaveLength(before);
});

test('more than the balance is refused before the signer is asked', async () => {
  const amount = parseEther('2');
  const { status, body } = await it.complete(
    await it.start(),
    { payload: { inAmountAtomic: amount } },
    { amount: String(amount) },
  );
  expect(status).toBe(409);
  expect(body).toMatchObject({ name: 'NotEnoughBalance', step: 'INIT', title: 'amount', party: 'User' });
  expect(body.message).toContain('2 ETH plus fees of up to 0.000441 ETH');
});

test('a provider that is not in the list, and an account that is not in the wallet', async () => {
  const body = { exchangeType: 'SELL', provider: 'nobody', fromAccountId: it.fromAccountId };
  const unknownProvider = await it.post('/api/exchange/start', body);
  expect(unknownProvider.status).toBe(409);
  expect(unknownProvider.body).toMatchObject({
    step: 'INIT',
    title: 'ProviderConfigError',
    party: 'Provider',
  });
  expect(unknownProvider.body.fix).toContain('"acme"');
  const unknownAccount = await it.post('/api/exchange/start', { ...body, fromAccountId: 'x' });
  expect(unknownAccount.status).toBe(404);
  expect(unknownAccount.body).toMatchObject({ name: 'AccountNotFound' });
});

test('a second exchange is refused while the signer shows a review', async () => {
  const first = it.complete(await it.start());
  await it.events.first('prompt', ({ prompt }) => prompt !== null);
  const body = { exchangeType: 'SELL', provider: 'acme', fromAccountId: it.fromAccountId };
  const second = await it.post('/api/exchange/start', body);
  expect(second.status).toBe(409);
  expect(second.body).toMatchObject({ name: 'TransportRaceCondition', party: 'User' });
  await it.signer.close();
  await first;
});

test('a signer that goes away in the middle is DisconnectedDevice, and nothing is broadcast', async () => {
  const nonce = await it.start();
  const asked = it.complete(nonce);
  await it.events.first('prompt', ({ prompt }) => prompt !== null);
  await it.signer.close();
  const { status, body } = await asked;
  expect(status).toBe(503);
  expect(body).toMatchObject({ name: 'DisconnectedDevice', step: 'CHECK_PAYOUT_ADDRESS', party: 'Signer' });
  await it.events.first('parts', ({ parts }) => parts.some(({ name, up }) => name === 'signer' && !up));
  const again = await it.post('/api/exchange/start', {
    exchangeType: 'SELL',
    provider: 'acme',
    fromAccountId: it.fromAccountId,
  });
  expect(again.status).toBe(503);
  expect(await it.node.getBalance({ address: DEPOSIT })).toBe(0n);
});

test('bad input is 4xx in the envelope, naming the field', async () => {
  const good = { exchangeType: 'SELL', provider: 'acme', fromAccountId: it.fromAccountId };
  const raw = { family: 'ethereum', amount: '1', recipient: DEPOSIT };
  const complete = { ...good, rawTransaction: raw, hexBinaryPayload: 'AA', hexSignature: 'AA' };
  const cases: [path: string, body: unknown, field: string][] = [
    ['/api/exchange/start', { ...good, exchangeType: 'GIFT' }, 'exchangeType'],
    ['/api/exchange/start', { ...good, exchangeType: 'FUND' }, 'exchangeType'],
    ['/api/exchange/start', { ...good, exchangeType: 'SWAP' }, 'toAccountId'],
    ['/api/exchange/complete', { ...complete, feeStrategy: 'warp' }, 'feeStrategy'],
    [
      '/api/exchange/complete',
      { ...complete, rawTransaction: { ...raw, amount: '-1' } },
      'rawTransaction.amount',
    ],
    [
      '/api/exchange/complete',
      { ...complete, rawTransaction: { ...raw, recipient: 'me' } },
      'rawTransaction.recipient',
    ],
    [
      '/api/exchange/complete',
      { ...complete, rawTransaction: { ...raw, family: 'bitcoin' } },
      'rawTransaction.family',
    ],
  ];
  for (const [path, body, field] of cases) {
    const answer = await it.post(path, body);
    expect([answer.status, answer.body.messageKey, answer.body.additionalFields.field]).toEqual([
      400,
      'INVALID_REQUEST_ERROR',
      field,
    ]);
  }
});
