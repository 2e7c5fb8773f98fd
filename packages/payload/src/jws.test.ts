import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Curve, decodeBase64url, publicKeyOf, signPayload, verifyPayload } from './jws.js';

const CURVES: Curve[] = ['secp256k1', 'secp256r1'];
const privateKey = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

/** Node's own OpenSSL as an implementation that shares nothing with ours. */
function opensslVerifies(jws: { payload: string; signature: string }, curve: Curve): boolean {
  const point = Buffer.from(publicKeyOf(privateKey, curve));
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: curve === 'secp256k1' ? 'secp256k1' : 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signature = Buffer.from(jws.signature, 'base64url');
  return verify('sha256', Buffer.from(`.${jws.payload}`), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

test.each(CURVES)('signatures verify here and in OpenSSL, and not for another payload (%s)', (curve) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (message) => {
      const jws = signPayload(message, privateKey, curve);
      expect(opensslVerifies(jws, curve)).toBe(true);
      expect(verifyPayload(jws, publicKeyOf(privateKey, curve), curve)).toBe(true);
      const other = { ...jws, payload: `${jws.payload}AAAA` };
      expect(verifyPayload(other, publicKeyOf(privateKey, curve), curve)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('none of 2,000 signatures has a leading zero in R or S', () => {
  for (let i = 0; i < 2_000; i++) {
    const bytes = decodeBase64url(
      signPayload(Uint8Array.of(i >> 8, i & 255), privateKey, 'secp256k1').signature,
    );
    expect(bytes).toHaveLength(64);
    expect([bytes[0], bytes[32]]).not.toContain(0);
  }
});

test('the same payload and key give the same signature', () => {
  const message = Uint8Array.of(1, 2, 3);
  expect(signPayload(message, privateKey, 'secp256k1')).toEqual(
    signPayload(message, privateKey, 'secp256k1'),
  );
});

test('a payload too long for a signer is refused', () => {
  expect(() => signPayload(new Uint8Array(374), privateKey, 'secp256k1')).toThrow(
    'payload has 499 characters',
  );
});

test('base64url takes padding and refuses the standard alphabet', () => {
  expect(decodeBase64url('AQI=')).toEqual(Uint8Array.of(1, 2));
  expect(() => decodeBase64url('+/==')).toThrow('payload is not base64url');
});
