/** The five systems a person meets, with the names used everywhere; their colours are tokens in styles.css. @module */

export const PARTIES = {
  user: { name: 'User', colour: 'var(--party-user)' },
  wallet: { name: 'Wallet', colour: 'var(--party-wallet)' },
  'ledger-backend': { name: 'Ledger Backend', colour: 'var(--party-ledger-backend)' },
  provider: { name: 'Provider', colour: 'var(--party-provider)' },
  signer: { name: 'Signer', colour: 'var(--party-signer)' },
} as const;
export type PartyId = keyof typeof PARTIES;

/** The system meant by a name of the wire: "Signer", "provider-backend", "chain", … The wallet when it is none of them. */
export function partyOf(text: string | undefined): PartyId {
  const name = (text ?? '').toLowerCase().replaceAll(' ', '-');
  if (name.startsWith('provider')) return 'provider';
  return name in PARTIES ? (name as PartyId) : 'wallet';
}
