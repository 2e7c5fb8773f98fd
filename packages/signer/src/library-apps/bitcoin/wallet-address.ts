import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type ByteReader, bigEndian, equalBytes } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import type { Dialogue } from './client/dialogue.js';
import { type AddressPlace, accountScript, isDefaultPolicy, isRegistered } from './policy/account.js';
import { fetchWalletPolicy, type WalletPolicy } from './policy/wallet-policy.js';
import { addressOf } from './script.js';
import { fail, refuseSwap, Status, SwapError } from './status.js';

const HARDENED = 0x80000000n;
const MAX_INDEX = 50_000;

interface Request {
  display: boolean;
  policyId: Uint8Array;
  hmac: Uint8Array;
  place: AddressPlace;
}

function readRequest(data: ByteReader): Request {
  const display = data.byte();
  const policyId = data.take(32);
  const hmac = data.take(32);
  const side = data.byte();
  if (display === undefined || !policyId || !hmac || side === undefined) fail(Status.wrongLength);
  if (side > 1) fail(Status.incorrectData);
  const index = data.take(4);
  if (!index) fail(Status.wrongLength);
  if (bigEndian(index) >= HARDENED) fail(Status.incorrectData);
  const place = { isChange: side === 1, index: Number(bigEndian(index)) };
  return { display: display !== 0, policyId, hmac, place };
}

/** A policy without registration must be a default one, a registered one is refused in an exchange. */
function* checkPolicy(policy: WalletPolicy, request: Request, keys: KeyStore): Dialogue<void> {
  if (request.hmac.some((byte) => byte !== 0)) {
    if (!isRegistered(request.policyId, request.hmac, keys)) fail(Status.signatureFailed);
    refuseSwap(SwapError.notDefaultPolicy);
  }
  const isDefault = yield* isDefaultPolicy(policy, keys);
  if (!isDefault || policy.isNamed || request.place.index > MAX_INDEX) fail(Status.incorrectData);
  if (!equalBytes(policy.id, request.policyId)) fail(Status.incorrectData);
}

/** GET_WALLET_ADDRESS. Showing the address (first byte other than 00) is answered as if denied. */
export function* walletAddress(data: ByteReader, keys: KeyStore): Dialogue<Uint8Array> {
  const request = readRequest(data);
  const policy = yield* fetchWalletPolicy(request.policyId);
  if (!policy) fail(Status.incorrectData);
  yield* checkPolicy(policy, request, keys);
  const { template } = policy;
  const script =
    template.kind === 'other' ? undefined : yield* accountScript(policy, template, request.place, keys);
  const address = script && addressOf(script);
  if (!address) fail(Status.badState);
  if (request.display) fail(Status.denied);
  return utf8ToBytes(address);
}
