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

/**
 * The TEST key of the Ethereum application's own list: what describes tokens to applications built for testing. Public as well.
 */
const ETHEREUM_CAL_TEST_PRIVATE_KEY = hexToBytes(
  '7a0c92845a36ad2779bd53c51068af85a8b95f0f42a25fd36b20e1e87bebc2e9',
);

/** A key that no application trusts. */
const NOBODYS_PRIVATE_KEY = hexToBytes('11'.repeat(32));

function sign(data: Uint8Array, key: Uint8Array): string {
  return bytesToHex(secp256k1.sign(sha256(data), key, { prehash: false, format: 'der' }));
}

/** DER signature as hex, deterministic (RFC 6979), over SHA-256 of `data`. */
export const signWithLedgerTestKey = (data: Uint8Array) => sign(data, LEDGER_TEST_PRIVATE_KEY);

/** The same for what the Ethereum application is told of tokens. */
export const signWithEthereumCalTestKey = (data: Uint8Array) => sign(data, ETHEREUM_CAL_TEST_PRIVATE_KEY);

/** The same by somebody who is not Ledger. */
export const signWithNobodysKey = (data: Uint8Array) => sign(data, NOBODYS_PRIVATE_KEY);
