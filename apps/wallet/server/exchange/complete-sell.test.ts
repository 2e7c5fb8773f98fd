import { encodeSell, signPayload } from '@exchange-sim/payload';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerReview } from '../test/person.js';
import { startSwapHarness } from '../test/swap-harness.js';
import { DEPOSITS, PROVIDER_KEY } from '../test/swap-provider.js';

let it: Awaited<ReturnType<typeof startSwapHarness>>;
beforeEach(async () => {
  it = await startSwapHarness();
});
afterEach(() => it.close());

/** A sale through `custom.exchange.start` and `complete`. */
async function sell(account: string, ticker: string, amountAtomic: bigint, signedAtomic = amountAtomic) {
  const { id = '', currency = '' } = it.accounts.find(({ name }) => name === account) ?? {};
  const ends = { exchangeType: 'SELL', provider: 'acme', fromAccountId: id };
  const started = await it.post('/api/exchange/start', ends);
  const inAddress = DEPOSITS[currency] ?? '';
  const message = encodeSell({
    traderEmail: 'alice@example.com',
    inCurrency: ticker,
    inAmountAtomic: signedAtomic,
    inAddress,
    outCurrency: 'EUR',
    outAmountWhole: '99.5',
    deviceTransactionId: Buffer.from(started.body.transactionId, 'hex'),
  });
  const { payload, signature } = signPayload(message, PROVIDER_KEY, 'secp256k1');
  return it.post('/api/exchange/complete', {
    ...ends,
    rawTransaction: {
      family: currency === 'bitcoin' ? 'bitcoin' : 'ethereum',
      amount: String(amountAtomic),
      recipient: inAddress,
    },
    hexBinaryPayload: payload,
    hexSignature: signature,
  });
}

test('BTC is sold', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await sell('Bitcoin 1', 'BTC', 1_234_567n);
  expect(status).toBe(200);
  const { vout } = await it.esplora(`/tx/${body.transactionHash}`);
  expect(vout[0]).toMatchObject({ scriptpubkey_address: it.depositOf('bitcoin'), value: 1_234_567 });
  const { prompt } = await it.events.first('prompt', (event) => event.prompt !== null);
  expect(prompt).toMatchObject({ send: '0.01234567 BTC', receive: '99.50 EUR' });
});

test('USDC is sold', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await sell('Ethereum 1 (USDC)', 'USDC', 42_000_000n);
  expect(status).toBe(200);
  await it.node.waitForTransactionReceipt({ hash: body.transactionHash });
  expect(await it.usdcOf(it.depositOf('ethereum'))).toBe(42_000_000n);
});

test('another amount in the payload is told in the units of the currency', async () => {
  const token = await sell('Ethereum 1 (USDC)', 'USDC', 42_000_000n, 1n);
  expect(token.body.message).toContain('in_amount 1 smallest units of USDC');
  const coin = await sell('Bitcoin 1', 'BTC', 1_234_567n, 1n);
  expect(coin.body.message).toContain('in_amount 1 satoshi');
});
