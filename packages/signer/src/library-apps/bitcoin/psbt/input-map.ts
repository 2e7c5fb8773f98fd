import { type CommittedMap, type KeyVisitor, mapAt } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import type { MerkleTree } from '../client/merkle-tree.js';
import type { AddressPlace } from '../policy/account.js';
import { derivationAt, placeOf, type SpendingAccount } from './derivations.js';
import { InputKey } from './keys.js';

/** An input: which fields its map has, and where in the account the key is that it is spent with. */
export interface InputMap {
  map: CommittedMap;
  fields: ReadonlySet<number>;
  place: AddressPlace | undefined;
  hasMalformedDerivation: boolean;
}

/** Has the client bring an input. undefined when it does not, or when the map is out of order. */
export function* readInput(
  inputs: MerkleTree,
  index: number,
  account: SpendingAccount,
): Dialogue<InputMap | undefined> {
  const fields = new Set<number>();
  let place: AddressPlace | undefined;
  let hasMalformedDerivation = false;
  const visit: KeyVisitor = function* (key, map, at) {
    const [type] = key;
    if (type === undefined) return;
    fields.add(type);
    if (type !== InputKey.derivation && type !== InputKey.taprootDerivation) return;
    const isTaproot = type === InputKey.taprootDerivation;
    const derivation = yield* derivationAt(key.subarray(1), isTaproot, map, at);
    if (derivation === 'malformed') hasMalformedDerivation = true;
    else place = placeOf(derivation, account) ?? place;
  };
  const map = yield* mapAt(inputs, index, visit);
  return map && { map, fields, place, hasMalformedDerivation };
}
