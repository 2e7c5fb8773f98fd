import type { KeyStore } from '../../../keys/key-store.js';
import {
  type CommittedMap,
  fixedValueFor,
  type KeyVisitor,
  mapAt,
  valueFor,
} from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import type { MerkleTree } from '../client/merkle-tree.js';
import { littleEndian } from '../compact-size.js';
import type { AddressPlace } from '../policy/account.js';
import { fail, PsbtError, Status } from '../status.js';
import { derivationAt, placeOf, type SpendingAccount } from './derivations.js';
import { isOwnScript } from './inputs.js';
import { OutputKey } from './keys.js';
import type { Utxo } from './raw-transaction.js';
import type { Spend } from './spend.js';

/** What the outputs are, all together. Amounts in satoshis. */
export interface OutputsSummary {
  total: bigint;
  change: bigint;
  /** Those that do not come back to the account, in their order. */
  external: Utxo[];
}

export const MAX_OUTPUT_SCRIPT = 83;
const MAX_SUPPLY = 21_000_000n * 100_000_000n;
const MAX_CHANGE = 10;

interface OutputMap {
  map: CommittedMap;
  place: AddressPlace | undefined;
}

/** The first derivation that leads into the account counts; those behind it are not read. */
function* readOutput(outputs: MerkleTree, index: number, account: SpendingAccount): Dialogue<OutputMap> {
  let place: AddressPlace | undefined;
  let hasMalformedDerivation = false;
  const visit: KeyVisitor = function* (key, map, at) {
    const [type] = key;
    const isTaproot = type === OutputKey.taprootDerivation;
    if (place || (type !== OutputKey.derivation && !isTaproot)) return;
    const derivation = yield* derivationAt(key.subarray(1), isTaproot, map, at);
    if (derivation === 'malformed') hasMalformedDerivation = true;
    else place = placeOf(derivation, account);
  };
  const map = yield* mapAt(outputs, index, visit);
  if (!map || hasMalformedDerivation) fail(Status.incorrectData);
  return { map, place };
}

function* readPayment(map: CommittedMap): Dialogue<Utxo> {
  const amount = yield* fixedValueFor(map, OutputKey.amount, 8);
  if (!amount || littleEndian(amount) > MAX_SUPPLY) fail(Status.incorrectData);
  const script = yield* valueFor(map, OutputKey.script, MAX_OUTPUT_SCRIPT);
  if (!script) fail(Status.incorrectData);
  return { amount: littleEndian(amount), script };
}

/** Goes through all outputs; what is on the change side of the account is change. `spendable` is what the inputs are worth. */
export function* checkOutputs(
  spend: Spend,
  spendable: bigint,
  account: SpendingAccount,
  keys: KeyStore,
): Dialogue<OutputsSummary> {
  const summary: OutputsSummary = { total: 0n, change: 0n, external: [] };
  for (let index = 0; index < spend.outputs.size; index++) {
    const { map, place } = yield* readOutput(spend.outputs, index, account);
    const payment = yield* readPayment(map);
    summary.total += payment.amount;
    const changePlace = place?.isChange ? place : undefined;
    if (yield* isOwnScript(spend, payment.script, changePlace, keys)) summary.change += payment.amount;
    else summary.external.push(payment);
  }
  if (spendable < summary.total) fail(Status.incorrectData);
  if (spend.outputs.size - summary.external.length > MAX_CHANGE)
    fail(Status.notSupported, PsbtError.tooManyChangeOutputs);
  return summary;
}
