import { createHash } from 'node:crypto';

/** Namespace in which Ledger Wallet derives the ids it shows to Live Apps. */
const WALLET_API_NAMESPACE = 'c3c780736844409e9e75171ab4c7f9a2';

/** Ledger Wallet's own id of an account: of an Ethereum one by its address, of a Bitcoin one by its extended public key. */
export function ledgerAccountId(currency: string, addressOrXpub: string, derivationMode = ''): string {
  return `js:2:${currency}:${addressOrXpub}:${derivationMode}`;
}

/** Ledger Wallet's own id of a token's account, under the account that pays its fees. */
export function tokenAccountId(parentLedgerId: string, tokenId: string): string {
  const safe = encodeURIComponent(tokenId).replace(/-/g, '~!dash!~').replace(/_/g, '~!underscore!~');
  return `${parentLedgerId}+${safe}`;
}

/** The id Live Apps see: UUID version 5 of the Ledger Wallet id. */
export function walletApiId(ledgerId: string): string {
  const hash = createHash('sha1').update(Buffer.from(WALLET_API_NAMESPACE, 'hex')).update(ledgerId).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
