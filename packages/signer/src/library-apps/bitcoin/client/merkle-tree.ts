import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../../../bytes.js';
import { compactSize, readCompactSize } from '../compact-size.js';
import { ask, askMore, ClientCommand, type Dialogue } from './dialogue.js';
import { leafPreimage } from './preimage.js';

/** A list the client committed to: what the application knows of it. */
export interface MerkleTree {
  root: Uint8Array;
  size: number;
}

const HASH = 32;
const MAX_INDEX = 0x7fffffffn;

export function leafHash(element: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), element));
}

function combine(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(1), left, right));
}

/** Where to go at `depth` below the root to reach a leaf; undefined when the leaf is higher up than that. */
function isRight({ size, index }: { size: number; index: number }, depth: number): boolean | undefined {
  let [leaves, position] = [size, index];
  if (position >= leaves) return undefined;
  for (let level = 0; leaves > 1; level++) {
    const left = 2 ** (Math.ceil(Math.log2(leaves)) - 1);
    const right = position >= left;
    if (level === depth) return right;
    leaves = right ? leaves - left : left;
    position = right ? position - left : position;
  }
  return undefined;
}

function split(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / HASH }, (_, i) => hashes.subarray(HASH * i, HASH * (i + 1)));
}

/** The hash of a leaf, its proof checked. undefined when the client does not prove it. */
export function* provenLeaf({ root, size }: MerkleTree, index: number): Dialogue<Uint8Array | undefined> {
  const request = [Uint8Array.of(ClientCommand.merkleLeafProof), root, compactSize(size), compactSize(index)];
  const reply = yield* ask(concatBytes(...request));
  const leaf = reply?.take(HASH);
  const length = reply?.byte();
  const count = reply?.byte();
  if (!leaf || length === undefined || count === undefined || count > length) return undefined;
  let siblings = reply?.take(HASH * count);
  let hash = leaf;
  let height = 0;
  for (;;) {
    if (!siblings || height + siblings.length / HASH > length) return undefined;
    for (const sibling of split(siblings)) {
      const right = isRight({ size, index }, length - height - 1);
      if (right === undefined) return undefined;
      hash = right ? combine(sibling, hash) : combine(hash, sibling);
      height++;
    }
    if (height === length) return equalBytes(hash, root) ? leaf : undefined;
    siblings = yield* askMore(HASH);
  }
}

/** An element by its position. undefined when the client does not bring it or it is longer than `maxLength`. */
export function* elementAt(
  tree: MerkleTree,
  index: number,
  maxLength: number,
): Dialogue<Uint8Array | undefined> {
  const leaf = yield* provenLeaf(tree, index);
  return leaf && (yield* leafPreimage(leaf, maxLength));
}

/** The position of an element. undefined when it is not in the tree or the client does not prove that it is. */
export function* indexOf(tree: MerkleTree, element: Uint8Array): Dialogue<number | undefined> {
  const leaf = leafHash(element);
  const request = [Uint8Array.of(ClientCommand.merkleLeafIndex), tree.root, leaf];
  const reply = yield* ask(concatBytes(...request));
  const found = reply?.byte();
  const index = reply && readCompactSize(reply);
  if (found !== 1 || index === undefined || index > MAX_INDEX || index >= tree.size) return undefined;
  const proven = yield* provenLeaf(tree, Number(index));
  return proven && equalBytes(proven, leaf) ? Number(index) : undefined;
}
