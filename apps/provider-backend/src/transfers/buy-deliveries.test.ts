import { privateKeyToAddress } from 'viem/accounts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buyingOnChains } from '../../test/buying-on-chains.js';
import { CARD } from '../../test/buying-provider.js';
import { deadly } from '../../test/deadly-chain.js';
import { atomic } from '../../test/swap-chains.js';
import { SWAPPING, type Ticker, USER } from '../../test/swapping-provider.js';
import { BuyTransfers } from './buy-transfers.js';
import { TransfersService } from './transfers-service.js';

vi.setConfig({ testTimeout: 30_000 });
const buying = buyingOnChains();
const MINUTE = 60_000;

test.each([
  ['ETH', 'before'],
  ['USDC', 'after'],
  ['BTC', 'before'],
  ['BTC', 'after'],
] as const)('%s is delivered once, although the process died %s the chain had it', async (ticker, when) => {
  const world = await buying({ 'payout.delay': { ms: MINUTE } });
  const { ordered, pay, balance, until, purchase, rooms, clock, hops, mine } = world;
  const { orderId, cryptoAmount } = await ordered(ticker);
  const before = await balance(ticker, USER[ticker]);
  await pay(orderId, 'card', CARD);
  const { parts } = rooms.swapMoney?.buyTransfers ?? {};
  const hot = parts?.transfers.parts;
  if (!parts || !hot) throw new Error('this provider sells no coins');
  const chains = {
    ethereum: deadly(hot.chains.ethereum, when),
    bitcoin: deadly(hot.chains.bitcoin, when),
  };
  const job = { id: '1', name: 'deliver coins', data: { orderId }, attempt: 1, attempts: 9 };
  const dying = new BuyTransfers({ ...parts, transfers: new TransfersService({ ...hot, chains }) });
  await expect(dying.deliver(job)).rejects.toThrow('the process died');
  const kept = await hot.transfers.ofPurchase(hot.store.db, orderId);
  // The job runs again, twice at the same time; the delayed one comes as well.
  const service = new BuyTransfers(parts);
  await Promise.all([service.deliver(job), service.deliver(job)]);
  clock.advance(MINUTE);
  await until(orderId, 'completed');
  await mine();
  await mine();
  expect((await balance(ticker, USER[ticker])) - before).toBe(atomic(cryptoAmount, ticker));
  expect((await purchase(orderId)).transactionHash).toBe(kept?.txHash);
  expect(hops(orderId).filter((hop) => hop.includes(' delivery '))).toEqual([
    'provider-backend chain delivery sent',
  ]);
});

test('deliveries at the same time get nonces and coins of their own', async () => {
  const { ordered, pay, balance, until } = await buying();
  const tickers: Ticker[] = ['ETH', 'USDC', 'BTC', 'ETH', 'BTC', 'USDC'];
  const before = new Map<Ticker, bigint>();
  for (const ticker of tickers) before.set(ticker, await balance(ticker, USER[ticker]));
  const made = [];
  for (const ticker of tickers) made.push({ ticker, ...(await ordered(ticker)) });
  await Promise.all(made.map(({ orderId }) => pay(orderId, 'card', CARD)));
  for (const { orderId } of made) await until(orderId, 'completed');
  for (const [ticker, had] of before) {
    const promised = made
      .filter((one) => one.ticker === ticker)
      .reduce((sum, { cryptoAmount }) => sum + atomic(cryptoAmount, ticker), 0n);
    expect((await balance(ticker, USER[ticker])) - had).toBe(promised);
  }
});

test('coins the hot wallet does not have are not sent: the purchase fails and the card is refunded', async () => {
  const { ordered, pay, purchase, until, anvil, hops } = await buying();
  const address = privateKeyToAddress(`0x${SWAPPING.hotWallet.ethereumPrivateKeyHex}`);
  const had = await anvil.rpc('eth_getBalance', address, 'latest');
  onTestFinished(async () => void (await anvil.rpc('anvil_setBalance', address, had)));
  await anvil.rpc('anvil_setBalance', address, '0x0');
  const { orderId } = await ordered('ETH');
  await pay(orderId, 'card', CARD);
  await until(orderId, 'failed');
  const { payment, transactionHash } = await purchase(orderId);
  expect(payment.reason).toBe('The coins could not be sent to you. 100.00 EUR went back to your card.');
  expect(transactionHash).toBeUndefined();
  expect(hops(orderId).filter((hop) => hop.includes(' chain '))).toEqual([]);
});

test('a delivery its receiver turns away fails the purchase and refunds the card', async () => {
  const { price, order, pay, purchase, until, anvil } = await buying();
  const contract = '0x00000000000000000000000000000000000c0de1';
  const { quoteId } = (await price()).body;
  const { orderId } = (await order({ quoteId, address: contract })).body;
  await pay(orderId, 'card', CARD);
  await expect.poll(async () => (await purchase(orderId)).transactionHash).toBeTruthy();
  // REVERT(0, 0), set after it was signed.
  await anvil.rpc('anvil_setCode', contract, '0x60006000fd');
  await until(orderId, 'failed');
  expect((await purchase(orderId)).payment.reason).toContain('could not be delivered');
});
