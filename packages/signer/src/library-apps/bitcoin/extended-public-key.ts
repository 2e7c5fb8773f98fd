import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type ByteReader, bigEndian } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import { fail, Status } from './status.js';

const HARDENED = 0x80000000;
const MAX_STEPS = 10;
const COIN_TYPE = 0;
const MAX_ACCOUNT = 100;
/** How many hardened steps the paths of each purpose have. */
const hardenedSteps: Record<number, number> = { 44: 3, 45: 3, 48: 4, 49: 3, 84: 3, 86: 3 };
const multisigScripts = [1, 2];
/** Where Electrum has its encryption keys. */
const electrum = [HARDENED + 4541509, HARDENED + 1112098098];

/** Paths whose extended public key may leave the device without the user being asked. */
function isUsualPath(path: readonly number[]): boolean {
  if (path.length === 2 && path.every((step, i) => step === electrum[i])) return true;
  const isHardened = (step: number) => step >= HARDENED;
  const [purpose = 0, coinType = 0, account = 0, script = 0] = path.map((step) => step % HARDENED);
  const depth = hardenedSteps[purpose];
  if (depth === undefined || path.length < depth) return false;
  if (!path.slice(0, depth).every(isHardened) || path.slice(depth).some(isHardened)) return false;
  if (coinType !== COIN_TYPE || account > MAX_ACCOUNT) return false;
  return purpose !== 48 || multisigScripts.includes(script);
}

/** GET_EXTENDED_PUBKEY: "xpub…". Asking the user (first byte 01) is answered as if denied. */
export function extendedPublicKey(data: ByteReader, keys: KeyStore): Uint8Array {
  const display = data.byte();
  const count = data.byte();
  if (display === undefined || count === undefined) fail(Status.wrongLength);
  if (display > 1 || count > MAX_STEPS) fail(Status.incorrectData);
  const bytes = data.take(4 * count);
  if (!bytes) fail(Status.wrongLength);
  const path = Array.from({ length: count }, (_, i) => Number(bigEndian(bytes.subarray(4 * i, 4 * i + 4))));
  if (display === 0 && !isUsualPath(path)) fail(Status.notSupported);
  if (display === 1) fail(Status.denied);
  return utf8ToBytes(keys.extendedPublicKey(path));
}
