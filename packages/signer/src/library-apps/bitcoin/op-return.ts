import { bytesToHex } from '@noble/hashes/utils.js';
import { ByteReader } from '../../bytes.js';
import { addressOf } from './script.js';

const OP_RETURN = 0x6a;
const OP_PUSHDATA1 = 0x4c;
const OP_1NEGATE = 0x4f;
const OP_1 = 0x51;
const OP_16 = 0x60;

const MAX_LENGTH = 83;
const MAX_PUSHES = 5;
const MAX_DIRECT_PUSH = 75;

/** What one data push is called; undefined for opcodes that push nothing and for pushes not in their shortest form. */
function push(reader: ByteReader): string | undefined {
  const opcode = reader.byte() ?? 0;
  if (opcode === 0) return '0';
  if (opcode === OP_1NEGATE) return '-1';
  if (opcode >= OP_1 && opcode <= OP_16) return String(opcode - OP_1 + 1);
  if (opcode > OP_PUSHDATA1) return undefined;
  const length = opcode === OP_PUSHDATA1 ? reader.byte() : opcode;
  if (length === undefined || (opcode === OP_PUSHDATA1 && length <= MAX_DIRECT_PUSH)) return undefined;
  const data = reader.take(length);
  const [only = 0] = data?.length === 1 ? data : [];
  if (!data || only === 0x81 || (only >= 1 && only <= 16)) return undefined;
  return `0x${bytesToHex(data)}`;
}

/** "OP_RETURN 0x68656c6c6f": five pushes at most. */
function opReturnText(script: Uint8Array): string | undefined {
  if (script[0] !== OP_RETURN || script.length > MAX_LENGTH) return undefined;
  const reader = new ByteReader(script.subarray(1));
  const words = ['OP_RETURN'];
  while (reader.remaining > 0) {
    const word = words.length <= MAX_PUSHES ? push(reader) : undefined;
    if (word === undefined) return undefined;
    words.push(word);
  }
  return words.join(' ');
}

/** What an output is called: its address, or what it publishes; undefined when the application does not support it. */
export function describeOutput(script: Uint8Array): string | undefined {
  return addressOf(script) ?? opReturnText(script);
}

/** What `OP_RETURN <data>` publishes in a single push of two bytes or more; 'other' when it is something else. */
export function singlePush(script: Uint8Array): Uint8Array | 'not OP_RETURN' | 'other' {
  if (script.length < 4 || script[0] !== OP_RETURN) return 'not OP_RETURN';
  const [, opcode = 0, length = 0] = script;
  if (opcode === OP_PUSHDATA1) return script.length === 3 + length ? script.subarray(3) : 'other';
  const isDirect = opcode >= 2 && opcode <= MAX_DIRECT_PUSH;
  return isDirect && script.length === 2 + opcode ? script.subarray(2) : 'other';
}
