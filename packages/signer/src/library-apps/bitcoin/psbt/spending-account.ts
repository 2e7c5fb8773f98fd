import type { KeyStore } from '../../../keys/key-store.js';
import type { Dialogue } from '../client/dialogue.js';
import { fetchAccountKey, ownPath } from '../policy/account-key.js';
import type { SpendingAccount } from './derivations.js';
import type { Spend } from './spend.js';

/** The account of the policy, when its key is one of this signer. The client describes the key each time it is asked. */
export function* spendingAccount(
  { policy, template }: Spend,
  keys: KeyStore,
): Dialogue<SpendingAccount | undefined> {
  const key = yield* fetchAccountKey(policy, template.keyIndex);
  const path = key && ownPath(key, keys);
  const { receive, change } = template;
  return path && { fingerprint: keys.fingerprint, path, receive, change };
}
