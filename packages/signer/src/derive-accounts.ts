import { addressOf, checksumAddress } from './keys/ethereum-address.js';
import { KeyStore, SPECULOS_SEED } from './keys/key-store.js';
import { addressOf as bitcoinAddressOf, scriptOf } from './library-apps/bitcoin/script.js';

const HARDENED = 0x8000_0000;

/**
 * Ethereum addresses (EIP-55, with 0x) of a signer's seed, for whoever sets up accounts and balances beside it.
 * `paths` are written like `44'/60'/0'/0/0`. Throws a `RangeError` when the mnemonic is not a BIP-39 phrase.
 */
export function deriveEthereumAddresses(mnemonic: string | undefined, paths: readonly string[]): string[] {
  const keys = new KeyStore(mnemonic ?? SPECULOS_SEED);
  return paths.map((path) => `0x${checksumAddress(addressOf(keys.derive(indexes(path)).publicKey))}`);
}

/**
 * A native segwit account of a signer's seed: its extended public key (BIP-32 "xpub…") and its first receiving address.
 * `path` is written like `84'/0'/0'`. Throws a `RangeError` when the mnemonic is not a BIP-39 phrase.
 */
export function deriveBitcoinAccount(
  mnemonic: string | undefined,
  path: string,
): { xpub: string; address: string } {
  const keys = new KeyStore(mnemonic ?? SPECULOS_SEED);
  const account = indexes(path);
  const script = scriptOf('wpkh', keys.compressedPublicKey([...account, 0, 0]));
  return { xpub: keys.extendedPublicKey(account), address: bitcoinAddressOf(script) ?? '' };
}

const indexes = (path: string): number[] =>
  path.split('/').map((part) => Number.parseInt(part, 10) + (part.endsWith("'") ? HARDENED : 0));
