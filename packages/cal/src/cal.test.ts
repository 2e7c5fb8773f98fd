import { calCurrency, calPartner } from '@exchange-sim/contract';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { currencyRows, partnerRows, signCoin, signPartner } from './index.js';

const ledgerTestPublicKey = hexToBytes(
  '0420da62003c0ce097e33644a10fe4c30454069a4454f0fa9d4e84f45091429b5220af9e35c0b2d9289380137307de4dd1d418428cf21a93b33561bb09d88fe579',
);
const publicKey = bytesToHex(p256.getPublicKey(sha256(utf8ToBytes('partner')), false));

function verifies(data: string, signature: string): boolean {
  return secp256k1.verify(hexToBytes(signature), sha256(hexToBytes(data)), ledgerTestPublicKey, {
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

test('the catalogue has Ethereum with chain and fees', () => {
  const [ethereum] = currencyRows();
  expect(ethereum?.descriptor_exchange_app.data).toBe(
    '0345544808457468657265756d12034554481200000000000000010345544812',
  );
  expect(
    verifies(
      ethereum?.descriptor_exchange_app.data ?? '',
      ethereum?.descriptor_exchange_app.signatures.test ?? '',
    ),
  ).toBe(true);
});

test('rows have the shape of the contract', () => {
  const [row] = partnerRows([{ name: 'Acme Pay', partnerId: 'acmepay', curve: 'secp256r1', publicKey }]);
  expect(calPartner.parse(row)).toEqual(row);
  expect(row).toMatchObject({ partner_id: 'acmepay', service_app_version: 2, env: 'prod' });
  for (const currency of currencyRows()) expect(calCurrency.parse(currency)).toEqual(currency);
});
