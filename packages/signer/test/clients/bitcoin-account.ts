/** Accounts of the default seed, derived without the signer. @module */
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { p2pkh, p2sh, p2tr, p2wpkh } from '@scure/btc-signer';
import { SPECULOS_SEED } from '../../src/keys/key-store.js';

export type KindName = 'legacy' | 'wrapped' | 'segwit' | 'taproot';

const HARDENED = 0x8000_0000;
const root = HDKey.fromMasterSeed(mnemonicToSeedSync(SPECULOS_SEED));

/** How an address is paid to; `format` is what the CHECK commands call it. */
interface Kind {
  purpose: 44 | 49 | 84 | 86;
  format: 0 | 1 | 2 | 4;
  addressFormat: 'legacy' | 'p2sh' | 'bech32' | 'bech32m';
  pay(publicKey: Uint8Array): { script: Uint8Array; address?: string | undefined; redeemScript?: Uint8Array };
}

export const kinds: Record<KindName, Kind> = {
  legacy: { purpose: 44, format: 0, addressFormat: 'legacy', pay: (key) => p2pkh(key) },
  wrapped: { purpose: 49, format: 1, addressFormat: 'p2sh', pay: (key) => p2sh(p2wpkh(key)) },
  segwit: { purpose: 84, format: 2, addressFormat: 'bech32', pay: (key) => p2wpkh(key) },
  taproot: { purpose: 86, format: 4, addressFormat: 'bech32m', pay: (key) => p2tr(key.slice(1)) },
};

/** One address of the account, with what a PSBT says about it. */
export interface OwnAddress {
  path: number[];
  publicKey: Uint8Array;
  script: Uint8Array;
  address: string;
  redeemScript?: Uint8Array;
}

export const fingerprint = root.fingerprint;

export function accountPath(kind: KindName): string {
  return `${kinds[kind].purpose}'/0'/0'`;
}

export function ownAddress(kind: KindName, change: 0 | 1, index: number): OwnAddress {
  const { purpose, pay } = kinds[kind];
  const { publicKey } = root.derive(`m/${purpose}'/0'/0'/${change}/${index}`);
  if (!publicKey) throw new Error('a derived key has no public part');
  const { script, address = '', redeemScript } = pay(publicKey);
  const path = [purpose + HARDENED, HARDENED, HARDENED, change, index];
  return { path, publicKey, script, address, ...(redeemScript && { redeemScript }) };
}

/** `format ‖ n ‖ n × 4 bytes` of the first address. */
export function addressParameters(kind: KindName): Buffer {
  const { path } = ownAddress(kind, 0, 0);
  const words = Buffer.alloc(4 * path.length);
  for (const [i, index] of path.entries()) words.writeUInt32BE(index, 4 * i);
  return Buffer.concat([Buffer.of(kinds[kind].format, path.length), words]);
}
