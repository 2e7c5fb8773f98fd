import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ByteReader } from '../../bytes.js';
import { addressOf, checksumAddress } from '../../keys/ethereum-address.js';
import type { KeyStore } from '../../keys/key-store.js';
import { readPath } from './path.js';
import { Status } from './status.js';

const CONFIRM = 0x01;
const WITH_CHAIN_CODE = 0x01;
const CHAIN_ID_LENGTH = 8;

/** GET_PUBLIC_KEY: `65 ‖ key ‖ 40 ‖ address without 0x ‖ [chain code]`. Asking the user (P1 01) is answered as rejected. */
export function publicKeyAnswer(
  { p1, p2, data }: { p1: number; p2: number; data: Uint8Array },
  keys: KeyStore,
): Uint8Array | number {
  if (p1 > CONFIRM || p2 > WITH_CHAIN_CODE) return Status.wrongParameters;
  const reader = new ByteReader(data);
  const path = readPath(reader);
  if (!path || (reader.remaining !== 0 && reader.remaining !== CHAIN_ID_LENGTH)) return Status.incorrectData;
  if (p1 === CONFIRM) return Status.userRejected;
  const { publicKey, chainCode } = keys.derive(path);
  const address = utf8ToBytes(checksumAddress(addressOf(publicKey)));
  const tail = p2 === WITH_CHAIN_CODE ? chainCode : [];
  return Uint8Array.from([publicKey.length, ...publicKey, address.length, ...address, ...tail]);
}
