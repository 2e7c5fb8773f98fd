import { calCurrency, calPartner } from '@exchange-sim/contract';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { catalogue, currencyRows, partnerRows, signCoin, signPartner, signToken } from './index.js';

const ledgerTestPublicKey = hexToBytes(
  '0420da62003c0ce097e33644a10fe4c30454069a4454f0fa9d4e84f45091429b5220af9e35c0b2d9289380137307de4dd1d418428cf21a93b33561bb09d88fe579',
);
const ethereumCalTestPublicKey = hexToBytes(
  '044cca8fad496aa5040a00a7eb2f5cc3b85376d88ba147a7d7054a99c640561887fe17a096e36c3b523b244f3e2ff7f840ae26c4e77ad3bc739af5de6f2d77a7b6',
);
const publicKey = bytesToHex(p256.getPublicKey(sha256(utf8ToBytes('partner')), false));

function verifies(data: string, signature: string, key = ledgerTestPublicKey): boolean {
  return secp256k1.verify(hexToBytes(signature), sha256(hexToBytes(data)), key, {
    prehash: false,
    format: 'der',
  });
}

test('a partner’s credentials and their signature are always the same', () => {
  expect(signPartner({ name: 'Default name', curve: 'secp256r1', publicKey })).toEqual({
    data: '0c44656661756c74206e616d6501047f6251a3babc0a6327c98de686312270e69c18820e7d52996ed000cf446a211a65f750ace2cb08f654ec3bd4c0c14de44a3fbd3d2702cd70c40516593aecc538',
    signature:
      '30450221008a8512ee341a1a6d96f9712b7f668ac031272f83d454fa485342d2afa655c7650220365eba0a7db39edc2f56a675ebcbe404556bbdfe10bdd420e53a68a44704df7b',
  });
});

test('legacy credentials do not name the curve', () => {
  const { data, signature } = signPartner({
    name: 'Old',
    curve: 'secp256r1',
    publicKey,
    serviceAppVersion: 1,
  });
  expect(data).toBe(`034f6c64${publicKey}`);
  expect(verifies(data, signature)).toBe(true);
});

test('what a signer would refuse is refused here, with its reason', () => {
  const partner = { name: 'Acme', curve: 'secp256k1', publicKey } as const;
  expect(() => signPartner({ ...partner, name: 'Ac' })).toThrow('name: 2 bytes; the signer takes 3 to 15.');
  expect(() => signPartner({ ...partner, publicKey: `02${publicKey.slice(2, 66)}` })).toThrow('uncompressed');
  expect(() => signCoin({ ticker: 'TENLETTERS', appName: 'Ethereum', subConfig: '' })).toThrow(
    'ticker: 10 bytes',
  );
});

test.each([
  ['ethereum', '0345544808457468657265756d12034554481200000000000000010345544812'],
  ['bitcoin', '0342544307426974636f696e00'],
  ['ethereum/erc20/usd__coin', '045553444308457468657265756d1304555344430600000000000000010345544812'],
])('the catalogue has %s as the signer wants to hear of it', (id, data) => {
  const row = currencyRows().find((currency) => currency.id === id);
  expect(row?.descriptor_exchange_app.data).toBe(data);
  expect(verifies(data, row?.descriptor_exchange_app.signatures.test ?? '')).toBe(true);
});

test('a token is described to the Ethereum application with its own test key', () => {
  const rows = currencyRows();
  expect(rows.filter((row) => row.descriptor_token).map(({ id }) => id)).toEqual([
    'ethereum/erc20/usd__coin',
  ]);
  const { data = '', signatures } = rows.at(-1)?.descriptor_token ?? {};
  expect(data).toBe('0455534443a0b86991c6218b36c1d19d4a2e9eb0ce3606eb480000000600000001');
  expect(verifies(data.slice(2), signatures?.test ?? '', ethereumCalTestPublicKey)).toBe(true);
});

test('a token that fits into no descriptor is refused here', () => {
  const usdc = { ticker: 'USDC', contract: `0x${'a0'.repeat(20)}`, decimals: 6, chainId: 1 };
  expect(() => signToken({ ...usdc, contract: '0xa0' })).toThrow('contract must be 20 bytes');
  expect(() => signToken({ ...usdc, chainId: 2 ** 32 })).toThrow('does not fit into 4 bytes');
  expect(() => signToken({ ...usdc, decimals: 1.5 })).toThrow('does not fit into 4 bytes');
  expect(() => signToken({ ...usdc, ticker: 'T'.repeat(51) })).toThrow('the signer takes 1 to 50');
});

test('rows have the shape of the contract', () => {
  const [row] = partnerRows([{ name: 'Acme Pay', partnerId: 'acmepay', curve: 'secp256r1', publicKey }]);
  expect(calPartner.parse(row)).toEqual(row);
  expect(row).toMatchObject({ partner_id: 'acmepay', service_app_version: 2, env: 'prod' });
  expect(currencyRows().map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  for (const currency of currencyRows()) expect(calCurrency.parse(currency)).toEqual(currency);
});
