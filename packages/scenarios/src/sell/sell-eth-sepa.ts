import { IN_HISTORY } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { confirmations, toReview } from './steps.js';

/** The happy path: everything a partner has to serve, once. */
export const sellEthSepa: Scenario = {
  id: 'sell-eth-sepa',
  title: 'Sells ETH, paid out by SEPA',
  requirement:
    'The user sells from the wallet’s first page: the signer shows what was agreed, the provider sees the deposit and pays out.',
  clause: 'Sell overview, SELL-01 to SELL-33',
  product: 'sell',
  async steps(play) {
    await toReview(play);
    play.user.confirms();
    await play.signer.approves();
    await confirmations(play);
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'FINISHED',
    balances: [{ account: 'Ethereum 1', currency: 'ethereum', whole: '-0.05', fees: 1 }],
    arrows: 'all',
    page: [/^Money sent$/],
    history: IN_HISTORY.finished,
    screens: [/0\.05 ?ETH|ETH 0\.05/],
  },
};
