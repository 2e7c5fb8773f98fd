import { formatEther, type Hex, parseEther } from 'viem';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wholeText } from '../payin/amounts.js';
import { answerReview } from '../test/person.js';
import { BITCOIN, ETHEREUM, FUNDS, startSwapHarness } from '../test/swap-harness.js';

let it: Awaited<ReturnType<typeof startSwapHarness>>;
beforeEach(async () => {
  it = await startSwapHarness();
});
afterEach(() => it.close());

const etherToBitcoin = {
  from: 'Ethereum 1',
  to: 'Bitcoin 1',
  amountFrom: '0.5',
  amountTo: '0.0234567',
  amountToAtomic: 2_345_670n,
};

test('two exchanges in one session are two flows', async () => {
  const deal = { from: 'Ethereum 1', to: 'Bitcoin 1', amountFrom: '0.5', amountTo: '0.0234567' };
  const swap = () => it.native({ ...deal, amountToAtomic: 2_345_670n }).done();
  it.provider.spoil = { refusal: { status: 503, body: {} } };
  await swap();
  await swap();
  const flows = it.recorder
    .hops()
    .filter(({ name }) => /^START_NEW_TRANSACTION/.test(name))
    .map(({ flow }) => flow);
  expect(flows).toHaveLength(2);
  expect(new Set(flows).size).toBe(2);
});

test('ETH for BTC: the provider is paid to the last wei, and both sides are told', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it.native(etherToBitcoin).done();
  expect([status, body]).toEqual([
    200,
    { transactionHash: expect.stringMatching(/^0x[0-9a-f]{64}$/), swapId: 'swap-1' },
  ]);
  const receipt = await it.node.waitForTransactionReceipt({ hash: body.transactionHash });
  expect(await it.node.getBalance({ address: it.depositOf('ethereum') })).toBe(parseEther('0.5'));
  const fees = receipt.gasUsed * receipt.effectiveGasPrice;
  expect(await it.node.getBalance({ address: ETHEREUM.address as Hex })).toBe(
    FUNDS.ether - parseEther('0.5') - fees,
  );
  expect(it.provider.orders).toEqual([
    {
      provider: 'acme',
      deviceTransactionId: expect.stringMatching(/^[0-9a-f]{64}$/),
      from: 'ethereum',
      to: 'bitcoin',
      address: BITCOIN.address,
      refundAddress: ETHEREUM.address,
      amountFrom: '0.5',
      amountFromInSmallestDenomination: String(parseEther('0.5')),
      rateId: 'quote-1',
    },
  ]);
  expect(it.backend.reports).toEqual([
    {
      path: '/v5/swap/accepted',
      body: {
        provider: 'acme',
        swapId: 'swap-1',
        transactionId: body.transactionHash,
        sourceCurrencyId: 'ethereum',
        targetCurrencyId: 'bitcoin',
        hardwareWalletType: 'stax',
      },
    },
  ]);
  expect(await it.events.first('prompt', ({ prompt }) => prompt !== null)).toEqual({
    type: 'prompt',
    prompt: {
      kind: 'review',
      provider: 'Acme Pay',
      send: '0.5 ETH',
      to: it.depositOf('ethereum'),
      receive: '0.0234567 BTC',
      fees: '0.000441 ETH',
    },
  });
  expect(it.hops()).toEqual([
    'wallet → signer: GET_APP_AND_VERSION',
    'wallet → signer: START_NEW_TRANSACTION SWAP_NG',
    'wallet → signer: SET_PARTNER_KEY SWAP_NG',
    'wallet → signer: CHECK_PARTNER SWAP_NG',
    expect.stringContaining('PROCESS_TRANSACTION_RESPONSE SWAP_NG (first part'),
    expect.stringContaining('PROCESS_TRANSACTION_RESPONSE SWAP_NG (last part'),
    'wallet → signer: CHECK_TRANSACTION_SIGNATURE SWAP_NG',
    'wallet → signer: CHECK_PAYOUT_ADDRESS SWAP_NG',
    'wallet → signer: CHECK_REFUND_ADDRESS_AND_DISPLAY SWAP_NG',
    'user → signer: approve',
    'wallet → signer: START_SIGNING_TRANSACTION SWAP_NG',
    'wallet → signer: Ethereum SIGN',
    'wallet → chain: eth_sendRawTransaction',
  ]);
});

test('BTC for ETH: a PSBT is signed by the Bitcoin application and taken by the chain', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it
    .native({
      from: 'Bitcoin 1',
      to: 'Ethereum 1',
      amountFrom: '0.02',
      amountTo: '0.4',
      amountToAtomic: parseEther('0.4'),
    })
    .done();
  expect([status, body]).toEqual([
    200,
    { transactionHash: expect.stringMatching(/^[0-9a-f]{64}$/), swapId: 'swap-1' },
  ]);
  const transaction = await it.esplora(`/tx/${body.transactionHash}`);
  expect(transaction.vout[0]).toMatchObject({
    scriptpubkey_address: it.depositOf('bitcoin'),
    value: 2_000_000,
  });
  const { prompt } = await it.events.first('prompt', (event) => event.prompt !== null);
  expect(prompt?.fees).toBe(`${wholeText(BigInt(transaction.fee), 8)} BTC`);
  const left = String(FUNDS.bitcoin - 2_000_000n - BigInt(transaction.fee));
  const { accounts } = await it.events.first('accounts', (event) =>
    event.accounts.some(({ name, balanceAtomic }) => name === 'Bitcoin 1' && balanceAtomic === left),
  );
  expect(accounts.find(({ name }) => name === 'Bitcoin 1')).toMatchObject({
    address: BITCOIN.address,
    path: "84'/0'/0'/0/0",
  });
  expect(it.hops().at(-1)).toBe('wallet → chain: POST /tx');

  // the change pays the next swap
  const again = await it
    .native({
      from: 'Bitcoin 1',
      to: 'Ethereum 1 (USDC)',
      amountFrom: '0.03',
      amountTo: '2500.5',
      amountToAtomic: 2_500_500_000n,
    })
    .done();
  expect(again.status).toBe(200);
  // twice some 200 commands of the Bitcoin application
}, 20_000);

test('USDC for BTC: the token is described to the Ethereum application before it signs', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { status, body } = await it
    .native({
      from: 'Ethereum 1 (USDC)',
      to: 'Bitcoin 1',
      amountFrom: '25.5',
      amountTo: '0.0002',
      amountToAtomic: 20_000n,
    })
    .done();
  expect([status, body.swapId]).toEqual([200, 'swap-1']);
  const receipt = await it.node.waitForTransactionReceipt({ hash: body.transactionHash });
  expect(receipt.status).toBe('success');
  expect(await it.usdcOf(it.depositOf('ethereum'))).toBe(25_500_000n);
  expect(await it.usdcOf(ETHEREUM.address)).toBe(FUNDS.usdc - 25_500_000n);
  const fees = receipt.gasUsed * receipt.effectiveGasPrice;
  expect(await it.node.getBalance({ address: ETHEREUM.address as Hex })).toBe(FUNDS.ether - fees);
  const { prompt } = await it.events.first('prompt', (event) => event.prompt !== null);
  expect(prompt).toMatchObject({ send: '25.5 USDC', receive: '0.0002 BTC', fees: '0.00147 ETH' });
  expect(it.hops().slice(-4)).toEqual([
    'wallet → signer: START_SIGNING_TRANSACTION SWAP_NG',
    'wallet → signer: Ethereum PROVIDE_ERC20_TOKEN_INFO',
    'wallet → signer: Ethereum SIGN',
    'wallet → chain: eth_sendRawTransaction',
  ]);
});

test('a floating quote shows its worst case, is no fixed order, and may come out higher', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const swap = it.native({ ...etherToBitcoin, amountToAtomic: 2_400_000n }, { worst: '0.0232' });
  expect((await swap.done()).status).toBe(200);
  const { prompt } = await it.events.first('prompt', (event) => event.prompt !== null);
  expect(prompt?.receive).toBe('0.024 BTC, floating: at least 0.0232 BTC');
  expect(it.provider.orders[0]).not.toHaveProperty('rateId');
});

test('fees of each preference, and the most that can be sent', async () => {
  const fees = async (name: string) => (await it.get(`/api/accounts/${it.idOf(name)}/fees`)).body;
  const ether = await fees('Ethereum 1');
  expect(ether).toMatchObject({ currency: 'ethereum', medium: String(parseEther('0.000441')) });
  expect(BigInt(ether.slow)).toBeLessThan(BigInt(ether.medium));
  expect(BigInt(ether.fast)).toBeGreaterThan(BigInt(ether.medium));
  expect(formatEther(BigInt(ether.max.medium))).toBe('1.999559');
  const usdc = await fees('Ethereum 1 (USDC)');
  expect(usdc).toMatchObject({ currency: 'ethereum', max: { medium: String(FUNDS.usdc) } });
  const bitcoin = await fees('Bitcoin 1');
  expect(bitcoin.currency).toBe('bitcoin');
  expect(BigInt(bitcoin.max.fast)).toBeLessThan(FUNDS.bitcoin);
  expect((await it.get('/api/accounts/nobody/fees')).status).toBe(404);
});

test('all of an account can be sent, in both coins', async () => {
  answerReview(it.wallet.url, it.events, 'approve');
  const { body: fees } = await it.get(`/api/accounts/${it.idOf('Bitcoin 1')}/fees`);
  const most = BigInt(fees.max.medium);
  const amountFrom = `0.${String(most).padStart(8, '0')}`;
  const deal = { from: 'Bitcoin 1', to: 'Ethereum 1', amountTo: '1', amountToAtomic: parseEther('1') };
  expect((await it.native({ ...deal, amountFrom }).done()).status).toBe(200);
  await it.events.first('accounts', ({ accounts }) =>
    accounts.some(({ name, balanceAtomic }) => name === 'Bitcoin 1' && balanceAtomic === '0'),
  );
  const more = await it.native({ ...deal, amountFrom: '0.0001' }).done();
  expect([more.status, more.body.name, more.body.party]).toEqual([409, 'NotEnoughBalance', 'User']);
});
