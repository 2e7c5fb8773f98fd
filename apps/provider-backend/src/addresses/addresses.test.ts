import { HDKey } from '@scure/bip32';
import { expect, test } from 'vitest';
import { DepositAddresses } from '../deposits/deposit-addresses.js';
import { isBitcoinAddress, segwitAddress } from './bitcoin-address.js';
import { isEthereumAddress } from './ethereum-address.js';

test.each([
  ['0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D', true],
  ['0xdad77910dbdfde764fc21fcd4e74d71bbaca6d8d', true],
  ['0xDAD77910DBDFDE764FC21FCD4E74D71BBACA6D8D', true],
  ['0xdad77910DbDFdE764fC21FCD4E74D71bBACA6D8D', false],
  ['Dad77910DbDFdE764fC21FCD4E74D71bBACA6D8D', false],
  ['0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8', false],
])('Ethereum %s: %s', (text, valid) => {
  expect(isEthereumAddress(text)).toBe(valid);
});

test.each([
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', true],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', true],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', true],
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', true],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', true],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', false],
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', false],
  ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', false],
  ['home', false],
])('Bitcoin %s: %s', (text, valid) => {
  expect(isBitcoinAddress(text)).toBe(valid);
});

test('deposit addresses are those of the account (BIP-84’s own vector)', () => {
  const mnemonicSeed =
    '5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4';
  const root = HDKey.fromMasterSeed(Uint8Array.from(Buffer.from(mnemonicSeed, 'hex')));
  const xpub = (path: string) => root.derive(path).publicExtendedKey;
  const bitcoin = new DepositAddresses(xpub("m/84'/0'/0'"), segwitAddress, 'bitcoinDepositXpub');
  expect(bitcoin.at(0)).toBe('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu');
  expect(bitcoin.at(1)).toBe('bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g');
  const ethereum = new DepositAddresses(xpub("m/44'/60'/0'"));
  expect(ethereum.at(0)).toBe('0x9858EfFD232B4033E47d90003D41EC34EcaEda94');
});

test('what is no extended public key is named by its option', () => {
  expect(() => new DepositAddresses('xpub-none', segwitAddress, 'bitcoinDepositXpub')).toThrow(
    'bitcoinDepositXpub is not an extended public key',
  );
});
