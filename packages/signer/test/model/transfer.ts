import { fromHex } from '@exchange-sim/apdu';
import { concatBytes } from '@noble/hashes/utils.js';
import { ownPath } from '../../src/testing/flow.js';

/** A number as RLP wants it: big-endian, zero is empty. */
function bytes(value: bigint): Uint8Array {
  const hex = value === 0n ? '' : value.toString(16);
  return fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
}

/** Items and lists below 56 bytes. */
function item(value: Uint8Array): Uint8Array {
  const [first = 0x80] = value;
  return value.length === 1 && first < 0x80 ? value : concatBytes(Uint8Array.of(0x80 + value.length), value);
}

/** The APDU that asks the Ethereum application for a legacy transfer on chain 1. `fees` in wei, at a gas price of 1. */
export function transfer({ to, wei, fees }: { to: string; wei: bigint; fees: bigint }): Uint8Array {
  const fields = [0n, 1n, fees].map(bytes);
  const none = new Uint8Array();
  const list = [...fields, fromHex(to.slice(2)), bytes(wei), none, bytes(1n), none, none].map(item);
  const body = concatBytes(...list);
  const data = concatBytes(ownPath, Uint8Array.of(0xc0 + body.length), body);
  return concatBytes(fromHex('e0040000'), Uint8Array.of(data.length), data);
}
