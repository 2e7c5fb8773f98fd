import { parseEther } from 'viem';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerReview } from '../test/person.js';
import { BITCOIN, ETHEREUM, FOREIGN, FUNDS, startSwapHarness } from '../test/swap-harness.js';
import type { Spoil } from '../test/swap-provider.js';

let it: Awaited<ReturnType<typeof startSwapHarness>>;
beforeEach(async () => {
  it = await startSwapHarness();
});
afterEach(() => it.close());

const deal = {
  from: 'Ethereum 1',
  to: 'Bitcoin 1',
  amountFrom: '0.5',
  amountTo: '0.0234567',
  amountToAtomic: 2_345_670n,
};
const nothingMoved = async () =>
  expect(await it.node.getBalance({ address: ETHEREUM.address as `0x${string}` })).toBe(FUNDS.ether);

/** `custom.exchange.start`, the order and `custom.exchange.complete`, as the SDK of a Live App does them. */
async function throughSdk({ from = 'Ethereum 1', to = 'Bitcoin 1', provider = 'acme' } = {}) {
  const ends = { exchangeType: 'SWAP', provider, fromAccountId: it.idOf(from), toAccountId: it.idOf(to) };
  const started = await it.post('/api/exchange/start', ends);
  if (started.status !== 200) return started;
  it.provider.amountToWalletAtomic = deal.amountToAtomic;
  const account = (name: string) => it.accounts.find((one) => one.name === name);
  const { payload, signature } = it.provider.sign({
    provider,
    deviceTransactionId: started.body.transactionId,
    from: account(from)?.currency ?? '',
    to: account(to)?.currency ?? '',
    address: account(to)?.address ?? '',
    refundAddress: account(from)?.address ?? '',
    amountFrom: '0.5',
    amountFromInSmallestDenomination: String(parseEther('0.5')),
  });
  return it.post('/api/exchange/complete', {
    ...ends,
    swapId: 'swap-1',
    rawTransaction: {
      family: 'ethereum',
      amount: String(parseEther('0.5')),
      recipient: it.depositOf('ethereum'),
    },
    hexBinaryPayload: payload,
    hexSignature: signature,
    feeStrategy: 'medium',
  });
}

describe('a payload that is not what was accepted never reaches the signer', () => {
  const nonce = Buffer.alloc(32, 0xab);
  const cases: [what: string, spoil: Spoil, texts: string[], fixes: string][] = [
    [
      'a re-rated fixed quote',
      { payload: { amountToWalletAtomic: 2_322_213n } },
      ['amount_to_wallet 0.02322213 BTC', 'promises 0.0234567 BTC'],
      'field 10',
    ],
    [
      'another amount sent',
      { payload: { amountToProviderAtomic: parseEther('5') } },
      ['amount_to_provider 5000000000000000000 wei', '500000000000000000 wei'],
      'field 9',
    ],
    [
      'another deposit address',
      { payload: { payinAddress: FOREIGN.address } },
      [`payin_address ${FOREIGN.address}`, '0x00000000000000000000000000000000000000d0'],
      'field 1 ',
    ],
    [
      'another payout address',
      { payload: { payoutAddress: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' } },
      ['payout_address bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', BITCOIN.address],
      'field 5',
    ],
    [
      'another refund address',
      { payload: { refundAddress: FOREIGN.address } },
      [`refund_address ${FOREIGN.address}`, ETHEREUM.address],
      'field 3',
    ],
    ['another currency to', { payload: { currencyTo: 'LTC' } }, ['currency_to LTC', 'BTC'], 'field 8'],
    ['another currency from', { payload: { currencyFrom: 'BNB' } }, ['currency_from BNB', 'ETH'], 'field 7'],
    [
      'another nonce',
      { payload: { deviceTransactionId: nonce } },
      [`device_transaction_id_ng ${nonce.toString('hex')}`],
      'field 12',
    ],
  ];
  test.each(cases)('%s', async (_, spoil, texts, fix) => {
    it.provider.spoil = spoil;
    const { status, body } = await it.native(deal).done();
    expect([status, body.title, body.party, body.step]).toEqual([
      409,
      'payloadMismatch',
      'Provider',
      'PROCESS_TRANSACTION',
    ]);
    for (const text of texts) expect(body.message).toContain(text);
    expect(body.fix).toContain(fix);
    expect(it.hops().at(-1)).toBe('wallet → signer: START_NEW_TRANSACTION SWAP_NG');
    expect(it.backend.reports).toEqual([
      {
        path: '/v5/swap/cancelled',
        body: expect.objectContaining({
          provider: 'acme',
          swapId: 'swap-1',
          statusCode: 'CompleteExchangeError',
          errorMessage: body.message,
          swapType: 'fixed',
          swapStep: 'PROCESS_TRANSACTION',
        }),
      },
    ]);
    await nothingMoved();
  });

  test('a floating quote below its worst case', async () => {
    const { body } = await it.native({ ...deal, amountToAtomic: 2_319_999n }, { worst: '0.0232' }).done();
    expect(body).toMatchObject({ title: 'payloadMismatch', party: 'Provider' });
    expect(body.message).toContain('amount_to_wallet 0.02319999 BTC');
    expect(body.message).toContain('at least 0.0232 BTC');
  });

  test.each([
    ['hex', (text: string) => Buffer.from(text, 'base64url').toString('hex'), 'is hex'],
    ['a leading dot', (text: string) => `.${text}`, 'begins with a dot'],
    ['no protobuf', () => '____', 'is no NewTransactionResponse'],
  ])('%s is unreadable', async (_, text, message) => {
    it.provider.spoil = { text };
    const { status, body } = await it.native(deal).done();
    expect([status, body.title, body.party]).toEqual([409, 'payloadUnreadable', 'Provider']);
    expect(body.message).toContain(message);
  });

  test('a quote accepted for a Live App binds what the Live App brings', async () => {
    const { body: accepted } = it.native(deal);
    expect((await it.post('/api/swap/accepted-quote', accepted)).status).toBe(200);
    it.provider.spoil = { payload: { amountToWalletAtomic: 1n } };
    const stopped = await throughSdk();
    expect(stopped.body).toMatchObject({ title: 'payloadMismatch' });
    it.provider.spoil = {};
    answerReview(it.wallet.url, it.events, 'approve');
    expect((await throughSdk()).status).toBe(200);
  });
});

describe('a fixed quote that ends', () => {
  const expiry = () => new Date(it.clock.now() + 60_000).toISOString();

  test('while the user looks at the signer: nothing is signed, and the signer is home again', async () => {
    const asked = it.native(deal, { expiry: expiry() }).done();
    await it.events.first('prompt', ({ prompt }) => prompt !== null);
    it.clock.advance(60_001);
    answerReview(it.wallet.url, it.events, 'approve');
    const { status, body } = await asked;
    expect([status, body.title, body.step]).toEqual([410, 'quoteExpired', 'SIGN_COIN_TRANSACTION']);
    expect(it.hops().slice(-2)).toEqual([
      'user → signer: approve',
      'wallet → signer: START_NEW_TRANSACTION SWAP_NG',
    ]);
    expect(it.backend.reports[0]).toMatchObject({
      path: '/v5/swap/cancelled',
      body: { swapStep: 'SIGN_COIN_TRANSACTION', errorMessage: expect.stringContaining('expired') },
    });
    await nothingMoved();
    expect((await it.native(deal, { expiry: expiry() }).done()).status).toBe(200);
  });

  test('between the approval and the broadcast: what is signed is not broadcast', async () => {
    it.clock.freeze();
    it.recorder.onHop(({ name, end }) => {
      if (/^Ethereum SIGN/.test(name) && end !== undefined) it.clock.advance(60_000);
    });
    answerReview(it.wallet.url, it.events, 'approve');
    const { status, body } = await it.native(deal, { expiry: expiry() }).done();
    expect([status, body.title, body.step]).toEqual([410, 'quoteExpired', 'SIGN_COIN_TRANSACTION']);
    expect(it.hops().at(-1)).toMatch(/^wallet → signer: Ethereum SIGN/);
    expect(it.backend.reports.map(({ path }) => path)).toEqual(['/v5/swap/cancelled']);
    await nothingMoved();
  });

  test('before anything is asked', async () => {
    it.clock.freeze();
    const swap = it.native(deal, { expiry: expiry() });
    it.clock.advance(60_000);
    const { status, body } = await swap.done();
    expect([status, body.title, it.hops().length]).toEqual([410, 'quoteExpired', 0]);
  });

  test('as the provider says', async () => {
    const message = 'The quote has expired.';
    it.provider.spoil = {
      refusal: { status: 410, body: { messageKey: 'SWAP_QUOTE_EXPIRED_ERROR', message } },
    };
    const { status, body } = await it.native(deal).done();
    expect([status, body.title, body.message]).toEqual([410, 'quoteExpired', message]);
    expect(it.backend.reports).toEqual([]);
  });
});

describe('the signer says no', () => {
  test('the user rejects', async () => {
    answerReview(it.wallet.url, it.events, 'reject');
    const { status, body } = await it.native(deal).done();
    expect(status).toBe(409);
    expect(body).toMatchObject({
      name: 'CompleteExchangeError',
      step: 'CHECK_REFUND_ADDRESS',
      title: 'userRefused',
      message: 'User refused',
      party: 'User',
    });
    expect(it.hops().at(-1)).toBe('user → signer: reject');
    expect(it.backend.reports[0]?.body).toMatchObject({ swapStep: 'CHECK_REFUND_ADDRESS' });
    await nothingMoved();
  });

  test('payout to another seed: the user is warned, and may stop', async () => {
    answerReview(it.wallet.url, it.events, 'reject');
    const { body } = await it.native({ ...deal, to: 'Ethereum elsewhere', amountTo: '0.49' }).done();
    // the payload's payout is checked to the last unit, so the promise has to be one of ether
    expect(body.title).toBe('payloadMismatch');
    const foreign = {
      ...deal,
      to: 'Ethereum elsewhere',
      amountTo: '0.49',
      amountToAtomic: parseEther('0.49'),
    };
    const refused = await it.native(foreign).done();
    expect(refused.body).toMatchObject({
      step: 'CHECK_REFUND_ADDRESS',
      title: 'userRefusedCrossSeed',
      party: 'User',
      fix: expect.stringContaining('Ethereum elsewhere'),
    });
    expect(it.hops().at(-1)).toBe('user → signer: reject');
    await nothingMoved();
  });

  test('payout to another seed: the user who knows the address may continue', async () => {
    answerReview(it.wallet.url, it.events, 'approve');
    const foreign = {
      ...deal,
      to: 'Ethereum elsewhere',
      amountTo: '0.49',
      amountToAtomic: parseEther('0.49'),
    };
    expect((await it.native(foreign).done()).status).toBe(200);
  });

  test('a sending account of another seed: the refund address is not ours', async () => {
    const { body } = await it.native({ ...deal, from: 'Ethereum elsewhere' }).done();
    expect(body).toMatchObject({
      name: 'WrongDeviceForAccountRefund',
      step: 'CHECK_REFUND_ADDRESS',
      title: 'invalidAddress',
      party: 'User',
    });
    expect(body.message).toContain('Ethereum elsewhere');
  });

  test('without an accepted quote the signer itself finds the wrong nonce and refund address', async () => {
    it.provider.spoil = { payload: { deviceTransactionId: Buffer.alloc(32, 0xab) } };
    expect((await throughSdk()).body).toMatchObject({
      step: 'PROCESS_TRANSACTION',
      title: 'wrongTransactionId',
      fix: expect.stringContaining('ab'.repeat(32)),
    });
    it.provider.spoil = { payload: { refundAddress: FOREIGN.address } };
    expect((await throughSdk()).body).toMatchObject({
      name: 'WrongDeviceForAccountRefund',
      step: 'CHECK_REFUND_ADDRESS',
    });
  });

  test('a signature of another key', async () => {
    it.provider.spoil = { foreignKey: true };
    expect((await it.native(deal).done()).body).toMatchObject({
      step: 'CHECK_TRANSACTION_SIGNATURE',
      title: 'signVerificationFail',
      party: 'Provider',
      fix: expect.stringContaining('registered for "Acme Pay"'),
    });
  });

  test('a partner nobody knows', async () => {
    const { body } = await throughSdk({ provider: 'nobody' });
    expect(body).toMatchObject({ step: 'INIT', title: 'ProviderConfigError', party: 'Provider' });
    expect(body.message).toContain('"nobody" for swap');
  });
});

describe('what cannot begin', () => {
  test.each([
    [
      'a provider that fails',
      502,
      { messageKey: 'PROVIDER_ERROR', message: 'It failed.' },
      [502, 'PROVIDER_ERROR', 'Provider'],
    ],
    [
      'a restricted region',
      451,
      { messageKey: 'REGION_RESTRICTED_ERROR', message: 'Not there.' },
      [409, 'REGION_RESTRICTED_ERROR', 'Provider'],
    ],
    ['an answer without a key', 404, {}, [409, 'orderRefused', 'Ledger Backend']],
    [
      'an answer that is no order',
      200,
      { swapId: 'x' },
      [502, 'PROVIDER_INVALID_ANSWER_ERROR', 'Ledger Backend'],
    ],
  ])('%s', async (_, status, body, [code, title, party]) => {
    it.provider.spoil = { refusal: { status, body } };
    const refused = await it.native(deal).done();
    expect([refused.status, refused.body.title, refused.body.party]).toEqual([code, title, party]);
    expect(refused.body.fix.length).toBeGreaterThan(20);
  });

  test('more than there is, of the coin, of a token, of what its fees are paid in', async () => {
    const much = await it.native({ ...deal, amountFrom: '2' }).done();
    expect([much.body.name, much.body.party]).toEqual(['NotEnoughBalance', 'User']);
    expect(much.body.message).toContain('Ethereum 1 holds 2 ETH, and 2 ETH plus fees');
    const usdc = { ...deal, from: 'Ethereum 1 (USDC)', amountFrom: '100.000001' };
    const token = await it.native(usdc).done();
    expect(token.body.message).toContain('holds 100 USDC, and 100.000001 USDC are needed');
    const fees = await it.native({ ...usdc, from: 'Ethereum poor (USDC)', amountFrom: '1' }).done();
    expect([fees.body.name, fees.body.party]).toEqual(['NotEnoughGas', 'User']);
    expect(fees.body.message).toContain('holds 0 ETH, and fees of up to 0.00147 ETH are needed');
  });

  test('bad input is 4xx, naming the field', async () => {
    const good = it.native(deal).body;
    const cases: [change: object, status: number, field: string | undefined][] = [
      [{ amountFrom: '1e-8' }, 400, 'amountFrom'],
      [{ amountFrom: '0' }, 400, 'amountFrom'],
      [{ amountFrom: '-1' }, 400, 'amountFrom'],
      [{ amountFrom: '1,5' }, 400, 'amountFrom'],
      [{ amountFrom: '1e30' }, 400, 'amountFrom'],
      [{ amountFrom: `0.${'3'.repeat(40)}` }, 400, 'amountFrom'],
      [{ amountFrom: '0.6' }, 400, 'amountFrom'],
      [{ fromAccountId: it.idOf('Ethereum 1 (USDC)'), amountFrom: '0.0000005' }, 400, 'amountFrom'],
      [{ feeStrategy: 'warp' }, 400, 'feeStrategy'],
      [{ provider: 'other' }, 400, 'provider'],
      [{ toAccountId: 'nobody' }, 404, undefined],
    ];
    for (const [change, status, field] of cases)
      for (const path of ['/api/swap/native', '/api/swap/accepted-quote']) {
        const answer = await it.post(path, { ...good, ...change });
        expect([change, answer.status, answer.body.additionalFields?.field]).toEqual([change, status, field]);
      }
  });
});
