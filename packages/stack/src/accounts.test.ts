import { expect, test } from 'vitest';
import { initialHoldings, walletAccounts } from './accounts.js';

const OTHER = {
  name: 'Bitcoin 2 (another signer)',
  // the first receiving address of BIP-84's own example
  address: 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu',
};

test('one account is of another signer: it can receive, and holds nothing', () => {
  const accounts = walletAccounts(undefined);
  expect(accounts.map(({ name }) => name)).toEqual([
    'Ethereum 1',
    'Ethereum 2',
    'Bitcoin 1',
    'Bitcoin 2 (another signer)',
  ]);
  expect(accounts.at(-1)).toMatchObject(OTHER);
  const { bitcoin } = initialHoldings(accounts, []);
  expect(bitcoin.map(({ address }) => address)).toEqual([accounts[2]?.address]);
});

test('a signer with that very seed has all its accounts itself', () => {
  const accounts = walletAccounts(`${'abandon '.repeat(11)}about`);
  expect(accounts.at(-1)).toMatchObject({ name: 'Bitcoin 1', address: OTHER.address });
  expect(initialHoldings(accounts, []).bitcoin).toHaveLength(1);
});
