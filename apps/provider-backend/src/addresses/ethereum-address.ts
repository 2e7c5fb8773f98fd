import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The checksummed form (EIP-55) of 40 hex digits. */
function checksummed(digits: string): string {
  const lower = digits.toLowerCase();
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(lower)));
  const mixed = [...lower].map((digit, i) =>
    Number.parseInt(hash[i] ?? '0', 16) > 7 ? digit.toUpperCase() : digit,
  );
  return `0x${mixed.join('')}`;
}

/** Whether it is 20 bytes of hex whose checksum, when it has one, is right. */
export function isEthereumAddress(text: string): boolean {
  const digits = /^0x([0-9a-fA-F]{40})$/.exec(text)?.[1];
  if (!digits) return false;
  return digits === digits.toLowerCase() || digits === digits.toUpperCase() || checksummed(digits) === text;
}

/** Checksummed address of a compressed or uncompressed public key. */
export function ethereumAddressOf(publicKey: Uint8Array): string {
  const point = secp256k1.Point.fromBytes(publicKey).toBytes(false).subarray(1);
  return checksummed(bytesToHex(keccak_256(point).subarray(12)));
}
