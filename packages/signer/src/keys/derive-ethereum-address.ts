import { addressOf, checksumAddress } from './ethereum-address.js';
import { KeyStore, SPECULOS_SEED } from './key-store.js';

const HARDENED = 0x8000_0000;

/**
 * Ethereum addresses (EIP-55, with 0x) of a signer's seed, for whoever sets up accounts and balances beside it.
 * `paths` are written like `44'/60'/0'/0/0`. Throws a `RangeError` when the mnemonic is not a BIP-39 phrase.
 */
export function deriveEthereumAddresses(mnemonic: string | undefined, paths: readonly string[]): string[] {
  const keys = new KeyStore(mnemonic ?? SPECULOS_SEED);
  return paths.map((path) => `0x${checksumAddress(addressOf(keys.derive(indexes(path)).publicKey))}`);
}

const indexes = (path: string): number[] =>
  path.split('/').map((part) => Number.parseInt(part, 10) + (part.endsWith("'") ? HARDENED : 0));
