import { concatBytes } from '@noble/hashes/utils.js';
import { encodeDer } from '../../../keys/der.js';
import type { KeyStore } from '../../../keys/key-store.js';
import { ask, ClientCommand, type Dialogue } from '../client/dialogue.js';
import { compactSize } from '../compact-size.js';
import { type AddressPlace, stepsOf } from '../policy/account.js';
import { fail, Status } from '../status.js';
import { readInput } from './input-map.js';
import { segwitVersions } from './inputs.js';
import { InputKey } from './keys.js';
import { type InputToSign, legacySighash, segwitSighash, spentScript, taprootSighash } from './sighash.js';
import { readSighashType, Sighash } from './sighash-type.js';
import type { Spend } from './spend.js';
import { spendingAccount } from './spending-account.js';
import type { TransactionHashes } from './transaction-hashes.js';

interface Signature {
  /** 33 bytes, for taproot 32. */
  publicKey: Uint8Array;
  /** With the byte of its type behind it, unless that is the default. */
  signature: Uint8Array;
}

interface Signing {
  spend: Spend;
  hashes: TransactionHashes;
  keys: KeyStore;
}

function* ecdsaDigest({ spend, hashes }: Signing, input: InputToSign): Dialogue<Uint8Array> {
  if (!input.fields.has(InputKey.witnessUtxo)) return yield* legacySighash(spend, input);
  return yield* segwitSighash(spend, hashes, input, yield* spentScript(input));
}

function* sign(signing: Signing, input: InputToSign, path: readonly number[]): Dialogue<Signature> {
  const { spend, hashes, keys } = signing;
  if (segwitVersions[spend.template.kind] === 1) {
    yield* spentScript(input);
    const signature = keys.signTaproot(path, taprootSighash(spend, hashes, input));
    const type = input.type === Sighash.default ? [] : [input.type];
    return { publicKey: keys.taprootKey(path), signature: Uint8Array.from([...signature, ...type]) };
  }
  const { rs } = keys.sign(path, yield* ecdsaDigest(signing, input));
  const signature = Uint8Array.from([...encodeDer(rs), input.type]);
  return { publicKey: keys.compressedPublicKey(path), signature };
}

/** Hands a signature to the client: `index of the input ‖ [length ‖ public key] ‖ signature`. */
function* deliver(
  { protocolVersion }: Spend,
  index: number,
  { publicKey, signature }: Signature,
): Dialogue<void> {
  const named = protocolVersion >= 1 ? [Uint8Array.of(publicKey.length), publicKey] : [];
  const parts = [Uint8Array.of(ClientCommand.yield), compactSize(index), ...named, signature];
  if (!(yield* ask(concatBytes(...parts)))) fail(Status.badState);
}

const start: AddressPlace = { isChange: false, index: 0 };

/** Signs every input of the account, one after the other. All must be the account's. */
export function* signInputs(spend: Spend, hashes: TransactionHashes, keys: KeyStore): Dialogue<void> {
  const account = yield* spendingAccount(spend, keys);
  // The client no longer describes the key it described before: nothing is left to sign with, which is no error.
  if (!account) return;
  const usualType = segwitVersions[spend.template.kind] === 1 ? Sighash.default : Sighash.all;
  for (let index = 0; index < spend.inputs.size; index++) {
    const input = yield* readInput(spend.inputs, index, account);
    if (!input) fail(Status.incorrectData);
    const type = input.fields.has(InputKey.sighashType) ? yield* readSighashType(input) : usualType;
    const path = [...account.path, ...stepsOf(spend.template, input.place ?? start)];
    const signature = yield* sign({ spend, hashes, keys }, { ...input, index, type: type & 0xff }, path);
    yield* deliver(spend, index, signature);
  }
}
