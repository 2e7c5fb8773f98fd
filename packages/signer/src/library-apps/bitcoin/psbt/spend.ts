import type { ByteReader } from '../../../bytes.js';
import type { KeyStore } from '../../../keys/key-store.js';
import { type CommittedMap, readCommitment, readKeys, valueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import type { MerkleTree } from '../client/merkle-tree.js';
import { readCompactSize } from '../compact-size.js';
import { isDefaultPolicy, isRegistered } from '../policy/account.js';
import type { SingleKeyTemplate } from '../policy/descriptor-template.js';
import { fetchWalletPolicy, type WalletPolicy } from '../policy/wallet-policy.js';
import { fail, PsbtError, refuseSwap, Status, SwapError } from '../status.js';
import { GlobalKey } from './keys.js';

/** What SIGN_PSBT is asked for. */
export interface Spend {
  /** Version 1 names the key beside each signature. */
  protocolVersion: number;
  transactionVersion: Uint8Array;
  lockTime: Uint8Array;
  inputs: MerkleTree;
  outputs: MerkleTree;
  policy: WalletPolicy;
  template: SingleKeyTemplate;
  isDefaultPolicy: boolean;
}

interface Request {
  global: CommittedMap;
  inputs: MerkleTree;
  outputs: MerkleTree;
  policyId: Uint8Array;
  hmac: Uint8Array;
}

const HASH = 32;
const MAX_MAPS = 512;
const MAX_GLOBAL_VALUE = 9;

/** `number ‖ root`. */
function readMaps(data: ByteReader): MerkleTree {
  const count = readCompactSize(data);
  const root = data.take(HASH);
  if (count === undefined || !root) fail(Status.wrongLength);
  if (count > MAX_MAPS) fail(Status.notSupported);
  return { root, size: Number(count) };
}

function readRequest(data: ByteReader): Request {
  const global = readCommitment(data);
  if (!global) fail(Status.wrongLength);
  const inputs = readMaps(data);
  const outputs = readMaps(data);
  const policyId = data.take(HASH);
  const hmac = data.take(HASH);
  if (!policyId || !hmac) fail(Status.wrongLength);
  return { global, inputs, outputs, policyId, hmac };
}

function* readGlobal(global: CommittedMap): Dialogue<Pick<Spend, 'transactionVersion' | 'lockTime'>> {
  if (!(yield* readKeys(global))) fail(Status.incorrectData);
  const version = yield* valueFor(global, GlobalKey.transactionVersion, MAX_GLOBAL_VALUE);
  if (version?.length !== 4) fail(Status.incorrectData);
  const lockTime = yield* valueFor(global, GlobalKey.fallbackLockTime, MAX_GLOBAL_VALUE);
  if (lockTime && lockTime.length !== 4) fail(Status.incorrectData);
  return { transactionVersion: version, lockTime: lockTime ?? new Uint8Array(4) };
}

/** Reads the command and the global map, and has the client bring the policy. */
export function* readSpend(data: ByteReader, protocolVersion: number, keys: KeyStore): Dialogue<Spend> {
  const { global, inputs, outputs, policyId, hmac } = readRequest(data);
  const fields = yield* readGlobal(global);
  const needsRegistration = hmac.some((byte) => byte !== 0);
  if (needsRegistration && !isRegistered(policyId, hmac, keys)) fail(Status.signatureFailed);
  const policy = yield* fetchWalletPolicy(policyId);
  if (!policy) fail(Status.incorrectData);
  if (!needsRegistration) {
    if (!(yield* isDefaultPolicy(policy, keys))) fail(Status.incorrectData, PsbtError.policyNotRegistered);
    if (policy.isNamed) fail(Status.incorrectData, PsbtError.namedDefaultPolicy);
  }
  const { template } = policy;
  // Several keys or a script, though registered: refused in an exchange whatever is to be signed.
  if (template.kind === 'other') refuseSwap(SwapError.notDefaultPolicy);
  const common = { protocolVersion, inputs, outputs, policy, template };
  return { ...fields, ...common, isDefaultPolicy: !needsRegistration };
}
