import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * Ledger's TEST key: both halves are public. Exchange applications built for testing trust it, those sold never do, so nothing
 * signed with it is worth anything.
 */
const LEDGER_TEST_PRIVATE_KEY = hexToBytes(
  'b1ed47ef58f782e2bc4d5abe70ef66d9009c2957967017054470e0f3e10f5833',
);

/** DER signature as hex, deterministic (RFC 6979), over SHA-256 of `data`. */
export function signWithLedgerTestKey(data: Uint8Array): string {
  const signature = secp256k1.sign(sha256(data), LEDGER_TEST_PRIVATE_KEY, { prehash: false, format: 'der' });
  return bytesToHex(signature);
}
