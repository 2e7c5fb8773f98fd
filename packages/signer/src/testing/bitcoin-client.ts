import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { CompactSize } from '@scure/btc-signer';
import { ByteReader } from '../bytes.js';

type Pair = readonly [key: Uint8Array, value: Uint8Array];

/** What a reply carries at most, as data of one APDU. */
const MAX_DATA = 255;
const HASH = 32;

function leafOf(element: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), element));
}

/** Root of a list of leaves, and the siblings of one of them from the bottom to the top. */
function prove(leaves: readonly Uint8Array[], index: number): { root: Uint8Array; siblings: Uint8Array[] } {
  const [only = new Uint8Array(HASH)] = leaves;
  if (leaves.length <= 1) return { root: only, siblings: [] };
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const isRight = index >= half;
  const left = prove(leaves.slice(0, half), isRight ? 0 : index);
  const right = prove(leaves.slice(half), isRight ? index - half : 0);
  const root = sha256(concatBytes(Uint8Array.of(1), left.root, right.root));
  const [own, other] = isRight ? [right, left] : [left, right];
  return { root, siblings: [...own.siblings, other.root] };
}

/** The application asks for more than a reply promised; a host that sent nothing else would be asked for ever. */
export class NothingLeft extends Error {}

/**
 * The host's half of a command of the Bitcoin application: it knows lists, maps and byte strings by their hashes, and answers the
 * application's requests from them.
 */
export class BitcoinClient {
  /** What the application handed over: signatures, without the byte of the request. */
  readonly yielded: Uint8Array[] = [];
  /** Bytes or elements sent at once, so that tests can make replies come in pieces. */
  pieceSize = MAX_DATA;
  readonly #preimages = new Map<string, Uint8Array>();
  readonly #trees = new Map<string, Uint8Array[]>();
  #rest: Uint8Array[] = [];

  know(bytes: Uint8Array): Uint8Array {
    const hash = sha256(bytes);
    this.#preimages.set(bytesToHex(hash), bytes);
    return hash;
  }

  /** Gives the root. */
  knowList(elements: readonly Uint8Array[]): Uint8Array {
    const leaves = elements.map((element) => {
      this.know(concatBytes(Uint8Array.of(0), element));
      return leafOf(element);
    });
    const { root } = prove(leaves, 0);
    this.#trees.set(bytesToHex(root), leaves);
    return root;
  }

  /** Gives the commitment: size, root of the sorted keys, root of the values. */
  knowMap(pairs: readonly Pair[]): Uint8Array {
    const sorted = pairs.toSorted(([a], [b]) => Buffer.compare(a, b));
    const roots = [
      this.knowList(sorted.map(([key]) => key)),
      this.knowList(sorted.map(([, value]) => value)),
    ];
    return concatBytes(CompactSize.encode(BigInt(pairs.length)), ...roots);
  }

  reply(request: Uint8Array): Uint8Array {
    const reader = new ByteReader(request.subarray(1));
    switch (request[0]) {
      case 0x10:
        this.yielded.push(request.slice(1));
        return new Uint8Array();
      case 0x40:
        return this.#preimage(request.subarray(2));
      case 0x41:
        return this.#proof(reader);
      case 0x42:
        return this.#index(reader);
      case 0xa0:
        return this.#more();
      default:
        throw new Error(`the application asks for ${bytesToHex(request)}`);
    }
  }

  #preimage(hash: Uint8Array): Uint8Array {
    const bytes = this.#preimages.get(bytesToHex(hash));
    if (!bytes) throw new Error(`nobody knows what hashes to ${bytesToHex(hash)}`);
    const length = CompactSize.encode(BigInt(bytes.length));
    const first = bytes.subarray(0, Math.min(this.pieceSize, MAX_DATA - length.length - 1));
    this.#rest = Array.from(bytes.subarray(first.length), (byte) => Uint8Array.of(byte));
    return concatBytes(length, Uint8Array.of(first.length), first);
  }

  #proof(request: ByteReader): Uint8Array {
    const leaves = this.#leaves(request.take(HASH));
    request.take(CompactSize.encode(BigInt(leaves.length)).length);
    const index = Number(CompactSize.decode(request.rest()));
    const { siblings } = prove(leaves, index);
    const first = siblings.slice(0, Math.min(this.pieceSize, 6));
    this.#rest = siblings.slice(first.length);
    const leaf = leaves[index] ?? new Uint8Array(HASH);
    return concatBytes(leaf, Uint8Array.of(siblings.length, first.length), ...first);
  }

  #index(request: ByteReader): Uint8Array {
    const leaves = this.#leaves(request.take(HASH));
    const wanted = bytesToHex(request.rest());
    const index = leaves.findIndex((leaf) => bytesToHex(leaf) === wanted);
    return index < 0 ? Uint8Array.of(0, 0) : Uint8Array.of(1, ...CompactSize.encode(BigInt(index)));
  }

  #more(): Uint8Array {
    if (this.#rest.length === 0) throw new NothingLeft();
    const size = this.#rest[0]?.length ?? 0;
    const pieces = this.#rest.splice(0, Math.min(this.pieceSize, Math.floor((MAX_DATA - 2) / size)));
    return concatBytes(Uint8Array.of(pieces.length, size), ...pieces);
  }

  #leaves(root: Uint8Array | undefined): Uint8Array[] {
    const leaves = root && this.#trees.get(bytesToHex(root));
    if (!leaves) throw new Error('nobody knows a list with this root');
    return leaves;
  }
}
