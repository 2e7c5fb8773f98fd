import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../../../bytes.js';
import { readCompactSize } from '../compact-size.js';
import { ask, askMore, ClientCommand, type Dialogue } from './dialogue.js';

/** Says how many bytes are to come, given what the client announces and how many come at once; undefined refuses. */
type Limit = (length: bigint, first: number) => number | undefined;

/** The client's lengths are kept in 32 bits where the genuine application does so. */
function in32Bits(length: bigint): number {
  return Number(BigInt.asUintN(32, length));
}

/** The bytes with this SHA-256. undefined when the client does not bring them. */
function* preimage(hash: Uint8Array, limit: Limit): Dialogue<Uint8Array | undefined> {
  const reply = yield* ask(concatBytes(Uint8Array.of(ClientCommand.preimage, 0), hash));
  const announced = reply && readCompactSize(reply);
  const count = reply?.byte();
  const first = count === undefined ? undefined : reply?.take(count);
  if (announced === undefined || !first) return undefined;
  const length = limit(announced, first.length);
  if (length === undefined || length < 1 || first.length > length) return undefined;
  const parts = [first];
  for (let missing = length - first.length; missing > 0; ) {
    const more = yield* askMore(1);
    if (!more || more.length > missing) return undefined;
    if (more.length > 0) parts.push(more);
    missing -= more.length;
  }
  const bytes = concatBytes(...parts);
  return equalBytes(sha256(bytes), hash) ? bytes : undefined;
}

/** Bytes that are no leaf of a tree, `maxLength` at most. */
export function plainPreimage(hash: Uint8Array, maxLength: number): Dialogue<Uint8Array | undefined> {
  return preimage(hash, (length) => (in32Bits(length) <= maxLength ? in32Bits(length) : undefined));
}

/** An element of a tree by the hash of its leaf, without the prefix that leaves are hashed with. */
export function* leafPreimage(hash: Uint8Array, maxLength: number): Dialogue<Uint8Array | undefined> {
  const fits: Limit = (length, first) =>
    first > 0 && length > 0n && length - 1n <= maxLength ? Number(length) : undefined;
  return (yield* preimage(hash, fits))?.subarray(1);
}

/** As `leafPreimage`, for elements of any length, previous transactions above all. */
export function* longLeafPreimage(hash: Uint8Array): Dialogue<Uint8Array | undefined> {
  const any: Limit = (length, first) => (first > 0 ? in32Bits(length) : undefined);
  return (yield* preimage(hash, any))?.subarray(1);
}
