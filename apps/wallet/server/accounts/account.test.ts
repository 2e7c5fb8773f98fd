import { expect, test } from 'vitest';
import { BITCOIN, ETHEREUM } from '../test/swap-harness.js';
import { accountsOf } from './account.js';

test('an Ethereum account brings one for each token, by the ids of Ledger Wallet', () => {
  const [ether, usdc] = accountsOf(ETHEREUM);
  expect(usdc).toMatchObject({
    name: 'Ethereum 1 (USDC)',
    currency: 'ethereum/erc20/usd__coin',
    parentAccountId: ether?.id,
    address: ether?.address,
    path: ether?.path,
    ledgerAccountId: `${ether?.ledgerAccountId}+ethereum%2Ferc20%2Fusd~!underscore!~~!underscore!~coin`,
  });
});

test('a Bitcoin account is found by its extended public key, and is paid to its first address', () => {
  const [bitcoin] = accountsOf(BITCOIN);
  expect(bitcoin).toMatchObject({
    ledgerAccountId: `js:2:bitcoin:${BITCOIN.xpub}:native_segwit`,
    address: BITCOIN.address,
    path: "84'/0'/0'/0/0",
  });
});

test('a seed that cannot be is one sentence', () => {
  const { xpub: _, ...withoutKey } = BITCOIN;
  expect(() => accountsOf(withoutKey)).toThrow('needs its extended public key (xpub)');
  expect(() => accountsOf({ ...BITCOIN, address: 'bc1q' })).toThrow('but its xpub begins with bc1qqtl9');
  expect(() => accountsOf({ ...ETHEREUM, address: '0x1' })).toThrow('which "0x1" is not');
});
