import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPublicKey } from './public-key.js';

const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const pem = (key: ReturnType<typeof pair>['publicKey']) =>
  key.export({ type: 'spki', format: 'pem' }).toString();
const hex = (key: ReturnType<typeof pair>['publicKey']) =>
  key.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex');

const k1 = pair('secp256k1');
const r1 = pair('prime256v1');

test.each([
  ['secp256k1', k1],
  ['secp256r1', r1],
] as const)(
  'a key of %s is read from hex, as openssl prints it, and from PEM, and its curve is found',
  (curve, own) => {
    const point = hex(own.publicKey);
    const expected = { publicKeyHex: point, curve };
    expect(readPublicKey(point)).toEqual(expected);
    expect(readPublicKey(point.toUpperCase(), curve)).toEqual(expected);
    expect(readPublicKey((point.match(/../g) ?? []).join(':\n  '))).toEqual(expected);
    expect(readPublicKey(`0x${point}`)).toEqual(expected);
    expect(readPublicKey(pem(own.publicKey), curve)).toEqual(expected);
  },
);

const point = hex(k1.publicKey);
const compressed = `0${Number.parseInt(point.at(-1) ?? '0', 16) % 2 ? 3 : 2}${point.slice(2, 66)}`;
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });

test.each([
  [
    'a compressed key',
    compressed,
    /^is a compressed key .*give the uncompressed one.*conv_form uncompressed/,
  ],
  ['no hex', `04${'zz'.repeat(64)}`, /^is not hex: give 65 bytes/],
  ['a digit too few', point.slice(0, -1), /^has 129 hex digits beginning with 04: give/],
  ['coordinates alone', point.slice(2), /^has 64 bytes: put 04 in front/],
  ['a private key as hex', 'ab'.repeat(32), /^has 32 bytes, as private keys have/],
  [
    'a digit that is wrong',
    point.slice(0, -1) + (point.endsWith('0') ? '1' : '0'),
    /^lies neither on secp256k1 nor/,
  ],
  ['a PEM of another type', pem(rsa.publicKey), /^is a key of another type \(RSA\)/],
  ['a PEM of another curve', pem(pair('secp384r1').publicKey), /^is a key of another type \(secp384r1\)/],
  [
    'a certificate',
    '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----',
    /^is PEM of type "CERTIFICATE"/,
  ],
  ['half a PEM', '-----BEGIN PUBLIC KEY-----\nMFY=\n-----END PUBLIC KEY-----', /^is PEM that cannot be read/],
])('%s is refused with the mend', (_name, text, sentence) => {
  expect(() => readPublicKey(text)).toThrow(sentence);
});

test('a key of the other curve is named with both curves', () => {
  const sentence = /^is a point of secp256k1 although the curve is said to be secp256r1: correct the curve/;
  expect(() => readPublicKey(point, 'secp256r1')).toThrow(sentence);
  expect(() => readPublicKey(pem(k1.publicKey), 'secp256r1')).toThrow(sentence);
});

test.each(['sec1', 'pkcs8'] as const)('a private key (%s) is refused and never repeated', (type) => {
  const secret = k1.privateKey.export({ type, format: 'pem' }).toString();
  expect(() => readPublicKey(secret)).toThrow(
    /^is a private key, which nobody else may have: give the public key/,
  );
  expect(() => readPublicKey(secret)).not.toThrow(secret.split('\n')[1]);
});
