import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bigEndian } from '../bytes.js';

const { taggedHash, lift_x, pointToBytes } = schnorr.utils;
const { Fn, BASE } = secp256k1.Point;

function tweakOf(x: Uint8Array): bigint {
  return bigEndian(taggedHash('TapTweak', x));
}

/** The x coordinate that pays to a key alone, without scripts (BIP-86). `publicKey` is compressed. */
export function tweakedPublicKey(publicKey: Uint8Array): Uint8Array {
  const x = publicKey.subarray(1);
  return pointToBytes(lift_x(bigEndian(x)).add(BASE.multiply(tweakOf(x))));
}

/** The private half of `tweakedPublicKey`. */
export function tweakedPrivateKey(privateKey: Uint8Array): Uint8Array {
  const publicKey = secp256k1.getPublicKey(privateKey);
  const scalar = Fn.fromBytes(privateKey);
  const even = publicKey[0] === 2 ? scalar : Fn.neg(scalar);
  return Fn.toBytes(Fn.add(even, tweakOf(publicKey.subarray(1))));
}

/** BIP-340 without auxiliary randomness: the same signature each time. */
export function signTaproot(privateKey: Uint8Array, digest: Uint8Array): Uint8Array {
  return schnorr.sign(digest, tweakedPrivateKey(privateKey), new Uint8Array(32));
}
