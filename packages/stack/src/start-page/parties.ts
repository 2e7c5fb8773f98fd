import type { Part } from '../ports.js';

interface Party {
  id: 'user' | 'wallet' | 'ledger-backend' | 'provider' | 'signer';
  name: string;
  /** What it does in an exchange. */
  does: string;
  /** Parts of the stack that play it, by the names of `GET /parts`. */
  parts: ReadonlyArray<{ name: string; title: string; url?: Part }>;
}

/** The five systems of an exchange, in the order in which each speaks to the next, with the names and colours they have in the wallet. */
export const PARTIES: readonly Party[] = [
  { id: 'user', name: 'User', does: 'You: click in the wallet, approve on the signer.', parts: [] },
  {
    id: 'signer',
    name: 'Signer',
    does: 'Shows what you agree to, and signs only that.',
    parts: [{ name: 'signer', title: 'Signer', url: 'signer' }],
  },
  {
    id: 'wallet',
    name: 'Wallet',
    does: 'Compares quotes, shows the provider’s page, sends the payment.',
    parts: [
      { name: 'wallet', title: 'Wallet', url: 'wallet' },
      { name: 'chain', title: 'Ethereum' },
      { name: 'bitcoin', title: 'Bitcoin' },
    ],
  },
  {
    id: 'ledger-backend',
    name: 'Ledger Backend',
    does: 'Asks every provider, keeps the history.',
    parts: [
      { name: 'ledgerBackend', title: 'Ledger Backend' },
      { name: 'database', title: 'Database' },
    ],
  },
  {
    id: 'provider',
    name: 'Provider',
    does: 'Signs the deal, sees the deposit, pays out.',
    parts: [
      { name: 'providerBackend', title: 'Northgate Pay' },
      { name: 'quickbridge', title: 'Quickbridge' },
      { name: 'oldharbour', title: 'Old Harbour' },
      { name: 'providerWidget', title: 'Widgets' },
    ],
  },
];
