import { expect, test } from 'vitest';
import { deriveBitcoinAccount, deriveEthereumAddresses } from './derive-accounts.js';

test('the first two accounts of the default seed are the known ones', () => {
  expect(deriveEthereumAddresses(undefined, ["44'/60'/0'/0/0", "44'/60'/1'/0/0"])).toEqual([
    '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
    '0x463e4e114AA57F54f2Fd2C3ec03572C6f75d84C2',
  ]);
});

test('the first native segwit account of the default seed is the known one', () => {
  expect(deriveBitcoinAccount(undefined, "84'/0'/0'")).toEqual({
    xpub: 'xpub6DUYn4moKgHkK2d7bXX3mHTPb6XQwRVFRMdZ6ZwLS5u3nonGVpJiFeZiQkHutwdFqxKP75jex8gvVm7ed4euYeDtMnoiF1Cz1z4CeBJYWin',
    address: 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg',
  });
});

test('words that are no mnemonic are refused in a sentence', () => {
  expect(() => deriveEthereumAddresses('not a mnemonic', ["44'/60'/0'/0/0"])).toThrow(/not a BIP39 phrase/);
});
