import type { Account } from '../accounts/account.js';

const HARDENED = 0x8000_0000;
/** Format byte of native segwit addresses. */
const BECH32 = 2;

/** Levels of a path as numbers; `'` sets the top bit. */
export function pathNumbers(path: string): number[] {
  return path
    .replace(/^m\//, '')
    .split('/')
    .map((level) => Number.parseInt(level, 10) + (level.endsWith("'") ? HARDENED : 0));
}

/** What the CHECK commands are told of an account: Ethereum `n ‖ n × 4 bytes`, Bitcoin the format of addresses before it. */
export function addressParameters({ family, path }: Pick<Account, 'family' | 'path'>): Buffer {
  const levels = pathNumbers(path);
  const words = Buffer.alloc(4 * levels.length);
  for (const [i, level] of levels.entries()) words.writeUInt32BE(level, 4 * i);
  const plain = Buffer.concat([Buffer.of(levels.length), words]);
  return family === 'bitcoin' ? Buffer.concat([Buffer.of(BECH32), plain]) : plain;
}
