import { expect, test } from 'vitest';
import { addressOf, checksumAddress } from './ethereum-address.js';
import { KeyStore, SPECULOS_SEED } from './key-store.js';

const hard = 0x80000000;
const ethereum = (account: number, index: number) => [44 + hard, 60 + hard, account + hard, 0, index];

test.each([
  [0, 0, 'Dad77910DbDFdE764fC21FCD4E74D71bBACA6D8D'],
  [0, 1, 'd692Cb1346262F584D17B4B470954501f6715a82'],
  [1, 0, '463e4e114AA57F54f2Fd2C3ec03572C6f75d84C2'],
])('44’/60’/%i’/0/%i of the default seed', (account, index, address) => {
  const keys = new KeyStore(SPECULOS_SEED);
  expect(checksumAddress(addressOf(keys.derive(ethereum(account, index)).publicKey))).toBe(address);
});

test('a phrase with a wrong checksum is refused with a sentence', () => {
  expect(() => new KeyStore('glory promote mansion')).toThrow('not a BIP39 phrase');
});

test('extra blanks in the phrase do not matter', () => {
  const spaced = `  ${SPECULOS_SEED.replaceAll(' ', '  ')} `;
  expect(new KeyStore(spaced).derive([1])).toEqual(new KeyStore(SPECULOS_SEED).derive([1]));
});
