import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** Numbers that look random and are the same for the same seed. */
export class Random {
  #block = new Uint8Array();
  #at = 0;
  #counter = 0;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  #byte(): number {
    if (this.#at >= this.#block.length) {
      const key = new Uint8Array(16);
      new DataView(key.buffer).setFloat64(0, this.#seed);
      new DataView(key.buffer).setFloat64(8, this.#counter++);
      this.#block = sha256(key);
      this.#at = 0;
    }
    return this.#block[this.#at++] ?? 0;
  }

  /** A whole number below `bound`, which is at most 65,536. */
  below(bound: number): number {
    return ((this.#byte() << 8) | this.#byte()) % bound;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#byte());
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

type Mutation = (apdu: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

const replaced: Mutation = (apdu, random) => {
  const copy = apdu.slice();
  copy[random.below(copy.length)] = random.below(256);
  return copy;
};
const flipped: Mutation = (apdu, random) => {
  const copy = apdu.slice();
  const at = random.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
};
const header: Mutation = (apdu, random) => {
  const copy = apdu.slice();
  const at = random.below(4);
  if (at < copy.length) copy[at] = random.below(256);
  return copy;
};
/** The bits of P2 that split a command. */
const split: Mutation = (apdu, random) => {
  const copy = apdu.slice();
  if (copy.length > 3) copy[3] = (copy[3] ?? 0) ^ random.pick([0x10, 0x20, 0x30]);
  return copy;
};
const truncated: Mutation = (apdu, random) => apdu.slice(0, random.below(apdu.length));
const extended: Mutation = (apdu, random) => concatBytes(apdu, random.bytes(1 + random.below(40)));
const spliced: Mutation = (apdu, random, others) => {
  const other = random.pick(others);
  return concatBytes(apdu.slice(0, random.below(apdu.length)), other.slice(random.below(other.length)));
};
const doubled: Mutation = (apdu, random) => {
  const at = 5 + random.below(Math.max(1, apdu.length - 5));
  const length = random.below(32);
  return concatBytes(apdu.slice(0, at), apdu.slice(at, at + length), apdu.slice(at));
};
const removed: Mutation = (apdu, random) => {
  const at = random.below(apdu.length);
  return concatBytes(apdu.slice(0, at), apdu.slice(at + 1 + random.below(16)));
};
const invented: Mutation = (_apdu, random) => random.bytes(1 + random.below(64));

/** Changes that leave Lc wrong most often are followed by one that mends it, so that the data is looked at. */
function mended(apdu: Uint8Array): Uint8Array {
  if (apdu.length < 5) return apdu;
  const copy = apdu.slice(0, 260);
  copy[4] = copy.length - 5;
  return copy;
}

const mutations = [
  replaced,
  flipped,
  header,
  split,
  truncated,
  extended,
  spliced,
  doubled,
  removed,
  invented,
];

/** A changed copy of an APDU: one to three changes, Lc right in three of four. */
export function mutate(apdu: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  let changed = apdu;
  for (let rounds = 1 + random.below(3); rounds > 0 && changed.length > 0; rounds--) {
    changed = random.pick(mutations)(changed, random, others);
  }
  if (changed.length === 0) return Uint8Array.of(random.below(256));
  return random.below(4) > 0 ? mended(changed) : changed;
}
