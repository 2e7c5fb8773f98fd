/** A repeatable source of ids, nonces and jitter: the same seed gives the same sequence. Not for keys of real value. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** In [0, 1). */
  number(): number;
  /** Version-4-shaped UUID. */
  uuid(): string;
  /** An independent sequence derived from this seed and `name`, so that one component's draws do not shift another's. */
  fork(name: string): Random;
}

/** sfc32 seeded by xmur3: small, fast and well distributed; the sequence is part of the simulator's repeatability. */
export function createRandom(seed: string): Random {
  const next32 = sfc32(seed);
  const bytes = (length: number) => Uint8Array.from({ length }, () => next32() >>> 24);
  return {
    bytes,
    number: () => next32() / 0x1_0000_0000,
    uuid() {
      const b = bytes(16);
      const at = (index: number) => b[index] ?? 0;
      b[6] = (at(6) & 0x0f) | 0x40;
      b[8] = (at(8) & 0x3f) | 0x80;
      const hex = Array.from(b, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

function sfc32(seed: string): () => number {
  let h = 1779033703 ^ seed.length;
  for (let i = 0; i < seed.length; i++) {
    h = Math.imul(h ^ seed.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  const mix = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}
