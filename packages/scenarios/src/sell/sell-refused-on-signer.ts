import { IN_HISTORY } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { toReview } from './steps.js';

/** The user says no where it counts: on the signer. */
export const sellRefusedOnSigner: Scenario = {
  id: 'sell-refused-on-signer',
  title: 'Refuses the sale on the signer',
  requirement:
    'A refusal on the signer reaches the provider and Ledger’s backend, and nothing leaves the account.',
  clause: 'Sell overview, SELL-29 to SELL-32',
  product: 'sell',
  async steps(play) {
    await toReview(play);
    play.user.confirms();
    await play.signer.rejects();
  },
  ends: {
    outcome: /refused/i,
    deviceStatus: 'CANCELLED',
    balances: [{ account: 'Ethereum 1', currency: 'ethereum', whole: '0' }],
    page: [/^You refused this sale$/],
    history: IN_HISTORY.refused,
    arrows: { seen: ['SELL-29', 'SELL-30', 'SELL-31', 'SELL-32'] },
  },
};
