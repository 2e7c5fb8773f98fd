/** Ledger's own packages drive whole exchanges paid from the Ethereum application; signatures are judged by viem. */
import { describe, expect, test } from 'vitest';
import { addressParameters, type KindName, kinds, ownAddress } from './bitcoin-account.js';
import { bitcoin, ether, STRANGER, usdc } from './coins.js';
import { etherTransfer, FEES, sign, tokenTransfer } from './ethereum-payin.js';
import { statusWordOf } from './ledger-packages.js';
import { type Deal, Provider } from './provider.js';
import { connect } from './wallet.js';

const provider = new Provider('secp256r1');
const half = 500_000_000_000_000_000n;
const payment = { from: ether, amountAtomic: half, payin: STRANGER, feesAtomic: FEES } as const;
const deals = {
  swap: { operation: 'swap', ...payment, to: bitcoin, receivesAtomic: 2_500_000n },
  sell: { operation: 'sell', ...payment },
  fund: { operation: 'fund', ...payment },
} as const satisfies Record<string, Deal>;

describe.each(Object.values(deals))('$operation paid in ETH', (deal) => {
  test.each(['secp256r1', 'secp256k1'] as const)(
    'approved: signed by the device’s account (%s)',
    async (curve) => {
      const wallet = await connect();
      const read = await wallet.exchange(deal, new Provider(curve));
      expect(read).toEqual(expect.arrayContaining(['0.5 ETH', '0.000021 ETH']));
      const { signer, transaction } = await sign(wallet, etherTransfer(STRANGER, half));
      expect(signer).toBe(ether.own);
      expect(transaction).toMatchObject({ to: STRANGER.toLowerCase(), value: half, nonce: 7 });
      await wallet.person.awaits('Transaction signed');
    },
  );

  test('rejected: 6a84, and nothing is signed', async () => {
    const wallet = await connect();
    expect(statusWordOf(await wallet.exchange(deal, provider, 'rejects').catch((error) => error))).toBe(
      '6a84',
    );
    await wallet.person.awaits('Transaction rejected');
    const signing = sign(wallet, etherTransfer(STRANGER, half));
    await expect(signing.catch(statusWordOf)).resolves.toBe('6d01');
  });

  test.each([
    ['another amount', etherTransfer(STRANGER, half + 1n)],
    ['another destination', etherTransfer(ether.own as `0x${string}`, half)],
    ['other fees', { ...etherTransfer(STRANGER, half), gas: 21_001n }],
  ])('%s: refused with 6001, and Exchange is back', async (_, transaction) => {
    const wallet = await connect();
    await wallet.exchange(deal, provider);
    await expect(sign(wallet, transaction).catch(statusWordOf)).resolves.toBe('6001');
    await wallet.person.awaits('Incorrect transaction');
    await wallet.exchange(deal, provider);
    expect((await sign(wallet, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
  });
});

test.each(Object.keys(kinds) as KindName[])('a swap may be paid out to a %s account', async (kind) => {
  const own = ownAddress(kind, 0, 0).address;
  const to = { ...bitcoin, own, addressParameters: addressParameters(kind) };
  const wallet = await connect();
  await wallet.exchange({ ...deals.swap, to }, provider);
  expect((await sign(wallet, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
});

test.each(['nanosp', 'nanox'] as const)('with buttons, on a %s: rejected, then approved', async (model) => {
  const wallet = await connect(model);
  await expect(wallet.exchange(deals.sell, provider, 'rejects').catch(statusWordOf)).resolves.toBe('6a84');
  const read = await wallet.exchange(deals.sell, provider);
  expect(read).toEqual(expect.arrayContaining(['0.5 ETH', '0.000021 ETH']));
  expect((await sign(wallet, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
});

test('a second wallet that speaks during the review ends it for both with 6d01', async () => {
  const wallet = await connect();
  const other = await wallet.another();
  const first = wallet.exchange(deals.sell, provider, 'waits').catch(statusWordOf);
  await wallet.person.awaits('1 of');
  await expect(other.exchange(deals.sell, provider, 'waits').catch(statusWordOf)).resolves.toBe('6d01');
  await expect(first).resolves.toBe('6d01');
  // the question stays on the screen, but nobody hears the decision
  await wallet.person.rejects();
  await other.exchange(deals.sell, provider);
  expect((await sign(other, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
});

test.each(['swap', 'sell'] as const)('a floating rate is called an estimate: %s', async (operation) => {
  const wallet = await connect();
  const read = await wallet.exchange(deals[operation], provider, 'approves', 'floating');
  expect(read).toContain('Receive estimated');
  expect((await sign(wallet, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
});

test.each([
  ['swap', 'secp256k1'],
  ['sell', 'secp256r1'],
  ['fund', 'secp256r1'],
] as const)('legacy %s', async (operation, curve) => {
  const wallet = await connect();
  const read = await wallet.exchange(deals[operation], new Provider(curve, 1));
  expect(read).toContain('0.5 ETH');
  expect((await sign(wallet, etherTransfer(STRANGER, half))).signer).toBe(ether.own);
});

describe('swap of USDC to ETH', () => {
  const deal: Deal = {
    operation: 'swap',
    from: usdc,
    amountAtomic: 25_000_000n,
    payin: STRANGER,
    feesAtomic: FEES,
    to: ether,
    receivesAtomic: 10_000_000_000_000_000n,
  };

  test('the token is described to the application, and its transfer signed', async () => {
    const wallet = await connect();
    const read = await wallet.exchange(deal, provider);
    expect(read).toEqual(expect.arrayContaining(['25 USDC', '0.01 ETH', '0.000021 ETH']));
    const { signer, transaction } = await sign(wallet, tokenTransfer(STRANGER, 25_000_000n), true);
    expect(signer).toBe(ether.own);
    expect(transaction.data).toBe(tokenTransfer(STRANGER, 25_000_000n).data);
  });

  test.each([
    ['another amount', tokenTransfer(STRANGER, 25_000_001n)],
    ['another receiver', tokenTransfer(ether.own as `0x${string}`, 25_000_000n)],
    ['Ether beside the token', { ...tokenTransfer(STRANGER, 25_000_000n), value: 1n }],
    ['Ether instead of the token', etherTransfer(STRANGER, 25_000_000n)],
  ])('%s: refused with 6001', async (_, transaction) => {
    const wallet = await connect();
    await wallet.exchange(deal, provider);
    await expect(sign(wallet, transaction, true).catch(statusWordOf)).resolves.toBe('6001');
  });

  test('rejected: 6a84', async () => {
    const wallet = await connect();
    expect(statusWordOf(await wallet.exchange(deal, provider, 'rejects').catch((error) => error))).toBe(
      '6a84',
    );
  });
});

test.each(['legacy', 'eip2930'] as const)('a payment may be of type %s too', async (type) => {
  const wallet = await connect();
  await wallet.exchange(deals.sell, provider);
  const { maxFeePerGas: gasPrice, to, value, nonce, chainId, gas } = etherTransfer(STRANGER, half);
  const { signer } = await sign(wallet, { type, chainId, nonce, to, value, gas, gasPrice });
  expect(signer).toBe(ether.own);
});
