import { bytesToHex } from '@noble/hashes/utils.js';
import { type CommittedMap, longValueAt } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { littleEndian } from '../compact-size.js';
import type { AddressPlace } from '../policy/account.js';

/** The account that may be spent from: the path of its key, and the steps for receiving and for change. */
export interface SpendingAccount {
  fingerprint: string;
  path: readonly number[];
  receive: number;
  change: number;
}

interface KeyOrigin {
  fingerprint: string;
  path: number[];
}

const X_ONLY = 32;
const COMPRESSED = 33;
const HASH = 32;
const MAX_HASHES = 128;
const MAX_STEPS = 10;

/** `[number of leaf hashes ‖ leaf hashes] ‖ fingerprint ‖ steps`, the part in brackets for taproot only. */
function parse(value: Uint8Array, isTaproot: boolean): KeyOrigin | undefined {
  const hashes = isTaproot ? value[0] : 0;
  if (hashes === undefined || hashes > MAX_HASHES) return undefined;
  const origin = value.subarray(isTaproot ? 1 + HASH * hashes : 0);
  if (origin.length < 4 || origin.length % 4 !== 0 || origin.length > 4 * (1 + MAX_STEPS)) return undefined;
  const steps = Array.from({ length: origin.length / 4 - 1 }, (_, i) =>
    origin.subarray(4 * i + 4, 4 * i + 8),
  );
  return {
    fingerprint: bytesToHex(origin.subarray(0, 4)),
    path: steps.map((step) => Number(littleEndian(step))),
  };
}

/** The derivation that a key of a map stands for. 'malformed' when the public key or the value is. */
export function* derivationAt(
  publicKey: Uint8Array,
  isTaproot: boolean,
  map: CommittedMap,
  index: number,
): Dialogue<KeyOrigin | 'malformed'> {
  if (publicKey.length !== (isTaproot ? X_ONLY : COMPRESSED)) return 'malformed';
  const value = yield* longValueAt(map, index);
  return (value && parse(value, isTaproot)) ?? 'malformed';
}

/** Where in the account a derivation leads; undefined when it leads elsewhere. */
export function placeOf(
  { fingerprint, path }: KeyOrigin,
  account: SpendingAccount,
): AddressPlace | undefined {
  const inAccount = account.path.every((step, i) => step === path[i]);
  const [side, index] = path.slice(account.path.length);
  if (!inAccount || path.length !== account.path.length + 2 || index === undefined) return undefined;
  const isSide = side === account.receive || side === account.change;
  return isSide && fingerprint === account.fingerprint
    ? { isChange: side === account.change, index }
    : undefined;
}
