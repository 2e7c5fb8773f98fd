import { fixedValueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { littleEndian } from '../compact-size.js';
import { fail, PsbtError, Status } from '../status.js';
import type { InputMap } from './input-map.js';
import { InputKey } from './keys.js';

export const Sighash = { default: 0x00, all: 0x01, none: 0x02, single: 0x03, anyoneCanPay: 0x80 } as const;

/** What a key signs with: ECDSA as in the beginning, ECDSA with witnesses (version 0), Schnorr (version 1). */
export type SegwitVersion = -1 | 0 | 1;

const unusual: readonly number[] = [
  Sighash.none,
  Sighash.single,
  Sighash.anyoneCanPay | Sighash.all,
  Sighash.anyoneCanPay | Sighash.none,
  Sighash.anyoneCanPay | Sighash.single,
];

export function* readSighashType({ map }: InputMap): Dialogue<number> {
  const bytes = yield* fixedValueFor(map, InputKey.sighashType, 4);
  if (!bytes) fail(Status.incorrectData);
  return Number(littleEndian(bytes));
}

/** Whether an input asks for a signature that does not cover the whole transaction. */
export function* hasUnusualSighash(
  input: InputMap,
  segwit: SegwitVersion,
  { index, outputs }: { index: number; outputs: number },
): Dialogue<boolean> {
  if (!input.fields.has(InputKey.sighashType)) return false;
  const type = yield* readSighashType(input);
  const isUsual = type === Sighash.all || (segwit === 1 && type === Sighash.default);
  if (!isUsual && (segwit === -1 || !unusual.includes(type))) fail(Status.notSupported);
  const isSingle = (type & Sighash.single) === Sighash.single;
  if (isSingle && index >= outputs) fail(Status.notSupported, PsbtError.sighashSingleWithoutOutput);
  return !isUsual;
}
