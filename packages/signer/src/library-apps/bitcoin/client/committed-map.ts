import { ByteReader } from '../../../bytes.js';
import { readCompactSize } from '../compact-size.js';
import type { Dialogue } from './dialogue.js';
import { elementAt, indexOf, type MerkleTree, provenLeaf } from './merkle-tree.js';
import { longLeafPreimage } from './preimage.js';

/** A map of a PSBT: its sorted keys, and its values in the order of their keys. */
export interface CommittedMap {
  keys: MerkleTree;
  values: MerkleTree;
}

/** Called with each key of a map, and where the key and its value are. */
export type KeyVisitor = (key: Uint8Array, map: CommittedMap, index: number) => Dialogue<void>;

const HASH = 32;
const MAX_COMMITMENT = 9 + 2 * HASH;
const MAX_KEY = 34 + 32 * 8;

/** `size ‖ root of the keys ‖ root of the values`; undefined when it is cut short. */
export function readCommitment(reader: ByteReader): CommittedMap | undefined {
  const count = readCompactSize(reader);
  const keys = count === undefined ? undefined : reader.take(HASH);
  const values = keys && reader.take(HASH);
  if (count === undefined || !keys || !values) return undefined;
  const size = Number(BigInt.asUintN(32, count));
  return { keys: { root: keys, size }, values: { root: values, size } };
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) < 0;
}

/** Reads all keys, which must be in strict order; false when they are not, or do not come. */
export function* readKeys(map: CommittedMap, visit?: KeyVisitor): Dialogue<boolean> {
  let previous: Uint8Array | undefined;
  for (let index = 0; index < map.keys.size; index++) {
    const key = yield* elementAt(map.keys, index, MAX_KEY);
    if (!key || (previous && !isBefore(previous, key))) return false;
    previous = key;
    if (visit) yield* visit(key, map, index);
  }
  return true;
}

/** One of a list of maps, its keys read. undefined when the client does not bring it. */
export function* mapAt(
  maps: MerkleTree,
  index: number,
  visit?: KeyVisitor,
): Dialogue<CommittedMap | undefined> {
  const commitment = yield* elementAt(maps, index, MAX_COMMITMENT);
  const map = commitment && readCommitment(new ByteReader(commitment));
  return map && (yield* readKeys(map, visit)) ? map : undefined;
}

/** The value of a key of one byte. undefined when it is not there, longer than `maxLength`, or not proven. */
export function* valueFor(
  map: CommittedMap,
  key: number,
  maxLength: number,
): Dialogue<Uint8Array | undefined> {
  const index = yield* indexOf(map.keys, Uint8Array.of(key));
  return index === undefined ? undefined : yield* elementAt(map.values, index, maxLength);
}

/** As `valueFor`, for a value that must have exactly this length. */
export function* fixedValueFor(
  map: CommittedMap,
  key: number,
  length: number,
): Dialogue<Uint8Array | undefined> {
  const value = yield* valueFor(map, key, length);
  return value?.length === length ? value : undefined;
}

/** A value of any length, by its position. */
export function* longValueAt(map: CommittedMap, index: number): Dialogue<Uint8Array | undefined> {
  const leaf = yield* provenLeaf(map.values, index);
  return leaf && (yield* longLeafPreimage(leaf));
}

/** As `valueFor`, without a limit. */
export function* longValueFor(map: CommittedMap, key: number): Dialogue<Uint8Array | undefined> {
  const index = yield* indexOf(map.keys, Uint8Array.of(key));
  return index === undefined ? undefined : yield* longValueAt(map, index);
}
