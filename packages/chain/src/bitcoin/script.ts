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

interface Operation {
  code: number;
  /** What it pushes; undefined when it is no push of bytes. */
  data: Uint8Array | undefined;
  /** Whether the script ends before the push does. */
  isCut: boolean;
}

/** Bytes of length that follow OP_PUSHDATA1, 2 and 4. */
const LENGTH_BYTES: Partial<Record<number, number>> = { 76: 1, 77: 2, 78: 4 };

function operationsOf(script: Uint8Array): Operation[] {
  const operations: Operation[] = [];
  for (let at = 0; at < script.length; ) {
    const code = script[at++] ?? 0;
    if (code > OP.PUSHDATA4) {
      operations.push({ code, data: undefined, isCut: false });
      continue;
    }
    const lengthBytes = LENGTH_BYTES[code] ?? 0;
    const length = lengthBytes === 0 ? code : littleEndian(script.subarray(at, at + lengthBytes));
    const start = at + lengthBytes;
    at = start + length;
    operations.push({ code, data: script.subarray(start, at), isCut: at > script.length });
  }
  return operations;
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/** The script as Esplora writes it: `OP_DUP OP_HASH160 OP_PUSHBYTES_20 …`. */
export function asmOf(script: Uint8Array): string {
  return operationsOf(script).map(wordsOf).join(' ');
}

function wordsOf({ code, data, isCut }: Operation): string {
  if (data === undefined || code === OP.OP_0) return nameOf(code);
  const name = code < OP.PUSHDATA1 ? `OP_PUSHBYTES_${code}` : `OP_PUSHDATA${LENGTH_BYTES[code]}`;
  if (isCut) return `${name} <push past end>`;
  return data.length > 0 ? `${name} ${bytesToHex(data)}` : name;
}

/** Whether it only puts things on the stack. */
export function isPushOnly(script: Uint8Array): boolean {
  return operationsOf(script).every(({ code, isCut }) => !isCut && code <= OP.OP_16);
}

/** What a script of pushes leaves on the stack, or undefined when one is written longer than need be. */
export function pushesOf(script: Uint8Array): Uint8Array[] | undefined {
  const operations = operationsOf(script);
  const isLong = ({ code, data }: Operation) => data && data.length <= 75 && code !== data.length;
  if (operations.some(isLong)) return undefined;
  // OP_1NEGATE to OP_16
  return operations.map(({ code, data }) => data ?? Uint8Array.of(code === 79 ? 0x81 : code - OP.OP_1 + 1));
}
