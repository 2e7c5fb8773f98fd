import { bytesToHex } from '@noble/curves/utils.js';
import { Address, OP, OutScript } from '@scure/btc-signer';

/** What an output asks of whoever spends it, in Esplora's words. */
export type ScriptKind =
  | 'empty'
  | 'op_return'
  | 'p2pk'
  | 'p2pkh'
  | 'p2sh'
  | 'v0_p2wpkh'
  | 'v0_p2wsh'
  | 'v1_p2tr'
  | 'unknown';

/** Each pattern: bytes that must stand there, `undefined` for those that may be anything. */
const any = (length: number) => Array.from<undefined>({ length });
const PATTERNS: [ScriptKind, (number | undefined)[]][] = [
  ['p2pkh', [OP.DUP, OP.HASH160, 20, ...any(20), OP.EQUALVERIFY, OP.CHECKSIG]],
  ['p2sh', [OP.HASH160, 20, ...any(20), OP.EQUAL]],
  ['v0_p2wpkh', [0, 20, ...any(20)]],
  ['v0_p2wsh', [0, 32, ...any(32)]],
  ['v1_p2tr', [OP.OP_1, 32, ...any(32)]],
  ['p2pk', [33, ...any(33), OP.CHECKSIG]],
  ['p2pk', [65, ...any(65), OP.CHECKSIG]],
];

export function kindOf(script: Uint8Array): ScriptKind {
  if (script.length === 0) return 'empty';
  if (script[0] === OP.RETURN) return 'op_return';
  const fits = (pattern: (number | undefined)[]) =>
    pattern.length === script.length && pattern.every((byte, i) => byte === undefined || byte === script[i]);
  return PATTERNS.find(([, pattern]) => fits(pattern))?.[0] ?? 'unknown';
}

/** Whether it is "OP_n and 2 to 40 bytes": spent with a witness, BIP 141. */
export function isWitnessProgram(script: Uint8Array): boolean {
  const [version = 255, length = 0] = script;
  const isVersion = version === 0 || (version >= OP.OP_1 && version <= OP.OP_16);
  return isVersion && length >= 2 && length <= 40 && script.length === length + 2;
}

/** Mainnet address of an output's script, where it has one. */
export function addressOf(script: Uint8Array): string | undefined {
  const kind = kindOf(script);
  if (kind === 'empty' || kind === 'op_return' || kind === 'p2pk' || kind === 'unknown') return undefined;
  try {
    return Address().encode(OutScript.decode(script));
  } catch {
    // a taproot output whose key is no point
    return undefined;
  }
}

/** The script that pays a mainnet address, or undefined when it is none. */
export function scriptOf(address: string): Uint8Array | undefined {
  try {
    return OutScript.encode(Address().decode(address));
  } catch {
    return undefined;
  }
}

const NAMES = new Map(
  Object.entries(OP).map(([name, code]) => [Number(code), name.startsWith('OP_') ? name : `OP_${name}`]),
);

/** Esplora's own names. */
const SHORT: Partial<Record<number, string>> = {
  [OP['1NEGATE']]: 'OP_PUSHNUM_NEG1',
  [OP.CHECKLOCKTIMEVERIFY]: 'OP_CLTV',
  [OP.CHECKSEQUENCEVERIFY]: 'OP_CSV',
};

function nameOf(code: number): string {
  if (code >= OP.OP_1 && code <= OP.OP_16) return `OP_PUSHNUM_${code - OP.OP_1 + 1}`;
  return SHORT[code] ?? NAMES.get(code) ?? `OP_RETURN_${code}`;
}

/** Bytes of length that follow OP_PUSHDATA1, 2 and 4. */
const LENGTH_BYTES: Partial<Record<number, number>> = { 76: 1, 77: 2, 78: 4 };

/** The script as Esplora writes it: `OP_DUP OP_HASH160 OP_PUSHBYTES_20 …`. */
export function asmOf(script: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at < script.length; ) {
    const code = script[at++] ?? 0;
    const lengthBytes = LENGTH_BYTES[code];
    if (code > 78 || code === 0) {
      words.push(nameOf(code));
      continue;
    }
    const length = lengthBytes === undefined ? code : littleEndian(script.subarray(at, at + lengthBytes));
    at += lengthBytes ?? 0;
    words.push(lengthBytes === undefined ? `OP_PUSHBYTES_${code}` : `OP_PUSHDATA${lengthBytes}`);
    if (at + length > script.length) return [...words, '<push past end>'].join(' ');
    if (length > 0) words.push(bytesToHex(script.subarray(at, at + length)));
    at += length;
  }
  return words.join(' ');
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
