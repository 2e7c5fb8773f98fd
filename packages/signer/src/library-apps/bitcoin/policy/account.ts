import { equalBytes } from '../../../bytes.js';
import type { KeyStore } from '../../../keys/key-store.js';
import type { Dialogue } from '../client/dialogue.js';
import { type ScriptKind, scriptOf } from '../script.js';
import { fetchAccountKey, ownPath } from './account-key.js';
import type { SingleKeyTemplate } from './descriptor-template.js';
import type { WalletPolicy } from './wallet-policy.js';

const HARDENED = 0x80000000;
const COIN_TYPE = 0;
const MAX_ACCOUNT = 100;
const LABEL = 'LEDGER-Wallet policy';
const purposes: Record<ScriptKind, number> = { pkh: 44, 'sh(wpkh)': 49, wpkh: 84, tr: 86 };

/** A place in an account: the receiving or the change side, and the index there. */
export interface AddressPlace {
  isChange: boolean;
  index: number;
}

function isStandardPath([purpose, coinType, account = 0, ...more]: readonly number[], kind: ScriptKind) {
  const inRange = account >= HARDENED && account <= HARDENED + MAX_ACCOUNT;
  const isCoin = purpose === HARDENED + purposes[kind] && coinType === HARDENED + COIN_TYPE;
  return isCoin && inRange && more.length === 0;
}

/** A policy that needs no registration: one own key on a path of BIP-44, 49, 84 or 86, account 100 at most. */
export function* isDefaultPolicy(policy: WalletPolicy, keys: KeyStore): Dialogue<boolean> {
  const { template } = policy;
  if (template.kind === 'other') return false;
  const usual = template.keyIndex === 0 && template.receive === 0 && template.change === 1;
  if (!usual || policy.keys.size !== 1) return false;
  const key = yield* fetchAccountKey(policy, 0);
  const path = key && ownPath(key, keys);
  return path !== undefined && isStandardPath(path, template.kind);
}

/** Whether this signer registered the policy: an HMAC of its id under a key of its seed. */
export function isRegistered(policyId: Uint8Array, hmac: Uint8Array, keys: KeyStore): boolean {
  return equalBytes(keys.authenticate(LABEL, policyId), hmac);
}

export function stepsOf(template: SingleKeyTemplate, { isChange, index }: AddressPlace): [number, number] {
  return [isChange ? template.change : template.receive, index];
}

/** The script of an address of the account. undefined when the client does not describe an own key, or for a hardened index. */
export function* accountScript(
  policy: WalletPolicy,
  template: SingleKeyTemplate,
  place: AddressPlace,
  keys: KeyStore,
): Dialogue<Uint8Array | undefined> {
  const key = yield* fetchAccountKey(policy, template.keyIndex);
  const path = key && ownPath(key, keys);
  const steps = stepsOf(template, place);
  if (!path || steps.some((step) => step >= HARDENED)) return undefined;
  const full = [...path, ...steps];
  return scriptOf(template.kind, keys.compressedPublicKey(full));
}
