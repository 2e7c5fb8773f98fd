/** Policies of version 1 have `/**` behind their keys, those of version 2 behind the places of the keys. */
export type PolicyVersion = 1 | 2;

/** Where a policy uses a key, and the steps from there for receiving and for change. */
export interface KeyPlace {
  keyIndex: number;
  receive: number;
  change: number;
}

const DECIMAL = /^(?:0|[1-9]\d{0,9})$/;
const MAX_KEY_INDEX = 0x7fff;
const MAX_STEP = 0x80000000;

/** Of `@0/**` or `@0/<0;1>/*`; undefined when a number is out of range or both steps are the same. */
export function keyPlace(index: string, receive = '0', change = '1'): KeyPlace | undefined {
  if (![index, receive, change].every((number) => DECIMAL.test(number))) return undefined;
  const place = { keyIndex: Number(index), receive: Number(receive), change: Number(change) };
  const fits = place.keyIndex <= MAX_KEY_INDEX && place.receive <= MAX_STEP && place.change <= MAX_STEP;
  return fits && place.receive !== place.change ? place : undefined;
}
