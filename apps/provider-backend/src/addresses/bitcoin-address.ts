import { Address, NETWORK, p2wpkh } from '@scure/btc-signer';

/** Whether it is a mainnet address: base58check, bech32 or bech32m. */
export function isBitcoinAddress(text: string): boolean {
  try {
    return Address(NETWORK).decode(text) !== undefined;
  } catch {
    return false;
  }
}

/** Native segwit address of a compressed public key. */
export function segwitAddress(publicKey: Uint8Array): string {
  const { address } = p2wpkh(publicKey, NETWORK);
  if (!address) throw new Error('the public key has no native segwit address');
  return address;
}
