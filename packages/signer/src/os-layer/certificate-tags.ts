import { bigEndian } from '../bytes.js';

export const Tag = {
  signerId: 0x13,
  algorithm: 0x14,
  signature: 0x15,
  usage: 0x31,
  curve: 0x32,
  publicKey: 0x33,
} as const;

/** What a tag must look like: its length, unless it varies, a test of its value, and the status word when it is refused. */
export interface TagRule {
  length?: number;
  accepts?: (value: Uint8Array) => boolean;
  refusal: number;
}

const SYSTEM_VERSION = '1.0.0';
const OLDEST_INDEX = 1n;
const MAX_NAME = 32;
export const UNKNOWN_TAG = 0x422d;

const below = (limit: number) => (value: Uint8Array) => (value[0] ?? 0) < limit;

/**
 * Whether the system, which is 1.0.0 on the emulator, is not newer than the version named. They are compared as text, so a
 * two-digit patch number counts by its first digit.
 */
function isStillValid([major = 0, minor = 0, patch = 0]: Uint8Array): boolean {
  const digit = (value: number) => String.fromCharCode((0x30 + value) & 0xff);
  const last = patch < 10 ? digit(patch) : digit(Math.floor(patch / 10)) + digit(patch % 10);
  return SYSTEM_VERSION <= `${digit(major)}.${digit(minor)}.${last}`;
}

/** The tags of a certificate. */
export const tagRules: Readonly<Record<number, TagRule>> = {
  1: { length: 1, accepts: ([value]) => value === 1, refusal: 0x422f },
  2: { length: 1, accepts: below(3), refusal: 0x4230 },
  16: { length: 4, accepts: isStillValid, refusal: 0x4231 },
  17: { length: 4, accepts: (value) => bigEndian(value) > OLDEST_INDEX, refusal: 0x4232 },
  18: { refusal: UNKNOWN_TAG },
  [Tag.signerId]: { length: 2, refusal: 0x4233 },
  [Tag.algorithm]: { length: 1, accepts: below(0x11), refusal: 0x4234 },
  22: { length: 4, refusal: 0x423b },
  32: { accepts: (value) => value.length <= MAX_NAME, refusal: 0x423a },
  48: { length: 2, refusal: 0x4235 },
  [Tag.usage]: { length: 1, refusal: 0x4236 },
  [Tag.curve]: { length: 1, accepts: below(0x7f), refusal: 0x4237 },
  [Tag.publicKey]: { refusal: 0x3302 },
  52: { length: 1, accepts: below(0x11), refusal: 0x4238 },
  53: { length: 1, accepts: below(8), refusal: 0x4239 },
  54: { length: 1, refusal: 0x423c },
};
