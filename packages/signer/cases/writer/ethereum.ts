import { fromHex, toHex } from '@exchange-sim/apdu';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { ownPath, payinAddress } from '../../src/testing/flow.js';
import type { Step } from './case.js';
import { OK } from './deal.js';

/** The seed of Speculos, and the key of 44'/60'/0'/0/0, derived here and not by the signer. */
const WORDS =
  'glory promote mansion idle axis finger extra february uncover one trip resource lawn turtle enact monster seven myth punch hobby comfort wild raise skin';
const { privateKey } = HDKey.fromMasterSeed(mnemonicToSeedSync(WORDS)).derive("m/44'/60'/0'/0/0");
/** Public test key that describes tokens. */
const tokenKey = fromHex('7a0c92845a36ad2779bd53c51068af85a8b95f0f42a25fd36b20e1e87bebc2e9');

type Item = Uint8Array | readonly Item[];
const empty = new Uint8Array();

function number(value: bigint): Uint8Array {
  const hex = value === 0n ? '' : value.toString(16);
  return fromHex(hex.length % 2 ? `0${hex}` : hex);
}

function prefix(base: number, length: number): Uint8Array {
  if (length < 56) return Uint8Array.of(base + length);
  const size = number(BigInt(length));
  return concatBytes(Uint8Array.of(base + 55 + size.length), size);
}

function rlp(item: Item): Uint8Array {
  if (!(item instanceof Uint8Array)) {
    const body = concatBytes(...item.map(rlp));
    return concatBytes(prefix(0xc0, body.length), body);
  }
  return item.length === 1 && (item[0] ?? 0x80) < 0x80 ? item : concatBytes(prefix(0x80, item.length), item);
}

export interface Transfer {
  kind?: 'legacy' | 'EIP-1559' | 'EIP-2930';
  to?: string;
  wei: bigint;
  gasPrice?: bigint;
  gasLimit?: bigint;
  chainId?: bigint;
  data?: Uint8Array;
}

/** The bytes that are signed. */
function encode({
  kind = 'legacy',
  to = payinAddress,
  wei,
  gasPrice = 1n,
  gasLimit = 100n,
  chainId = 1n,
  data = empty,
}: Transfer) {
  const gas = [number(gasPrice), number(gasLimit)];
  const rest: Item[] = [fromHex(to.slice(2)), number(wei), data];
  const chain = number(chainId);
  if (kind === 'EIP-1559')
    return concatBytes(Uint8Array.of(2), rlp([chain, empty, number(1n), ...gas, ...rest, []]));
  if (kind === 'EIP-2930') return concatBytes(Uint8Array.of(1), rlp([chain, empty, ...gas, ...rest, []]));
  return rlp([empty, ...gas, ...rest, chain, empty, empty]);
}

/** v, r and s: deterministic (RFC 6979), hash by Keccak. */
function signed(transfer: Transfer): string {
  const { kind = 'legacy', chainId = 1n } = transfer;
  if (!privateKey) throw new Error('a key derived from a seed has a private half');
  const signature = secp256k1.sign(keccak_256(encode(transfer)), privateKey, {
    prehash: false,
    format: 'recovered',
  });
  const parity = signature[0] ?? 0;
  const v = kind === 'legacy' ? (Number(chainId) * 2 + 35 + parity) & 0xff : parity;
  return `${v.toString(16).padStart(2, '0')}${toHex(signature.slice(1))}${OK}`;
}

/** Asks for a signature, in parts of 255 bytes or fewer; `response` is the last answer, by default the signature. */
export function signing(transfer: Transfer, response = signed(transfer), size = 255): Step[] {
  const whole = concatBytes(ownPath, encode(transfer));
  const steps: Step[] = [];
  for (let at = 0; at < whole.length; at += size) {
    const part = whole.subarray(at, at + size);
    const last = at + size >= whole.length;
    const header = Uint8Array.of(0xe0, 0x04, at === 0 ? 0 : 0x80, 0, part.length);
    steps.push({ apdu: toHex(concatBytes(header, part)), response: last ? response : OK });
  }
  return steps;
}

/** A refusal: two bytes of reason, a text, 6001. */
export function refused(reason: string, text = ''): string {
  return `${reason}${toHex(utf8ToBytes(text))}6001`;
}

/** Describes a token to the application; it takes the first free place, 00. */
export function provideToken(ticker: string, contract: string, decimals: number): Step {
  const head = concatBytes(
    utf8ToBytes(ticker),
    fromHex(contract.slice(2)),
    Uint8Array.of(0, 0, 0, decimals, 0, 0, 0, 1),
  );
  const signature = secp256k1.sign(sha256(head), tokenKey, { prehash: false, format: 'der' });
  const data = concatBytes(Uint8Array.of(ticker.length), head, signature);
  return {
    apdu: toHex(concatBytes(fromHex('e00a0000'), Uint8Array.of(data.length), data)),
    response: `00${OK}`,
  };
}

/** Calldata of `transfer(to, amount)`, or of another method. */
export function call(to: string, amount: bigint, selector = 'a9059cbb'): Uint8Array {
  return fromHex(
    `${selector}${to.slice(2).toLowerCase().padStart(64, '0')}${amount.toString(16).padStart(64, '0')}`,
  );
}
