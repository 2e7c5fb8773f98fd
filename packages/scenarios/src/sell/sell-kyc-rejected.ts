import type { Scenario } from '../scenario.js';
import { SALE } from './steps.js';

/** The identity check says no: the sale ends there, with its reason. */
export const sellKycRejected: Scenario = {
  id: 'sell-kyc-rejected',
  title: 'Turns away a user whose identity check fails',
  requirement: 'KYC when required: a user who is rejected is told why, and cannot go on.',
  clause: 'Sell overview, SELL-19',
  product: 'sell',
  behaviours: { northgate: { 'kyc.outcome': { outcome: 'rejected', afterMs: 0 } } },
  byHand: {
    do: 'Sell ETH for euros: choose Northgate Pay, create an account there and send the identity check.',
    see: 'The provider says that it could not verify your identity, whom to ask, and lets you go no further.',
  },
  async steps({ user, answers, expect }) {
    await user.opensSell();
    await user.entersSale(SALE);
    await user.asksForOffers();
    await user.chooses('northgate');
    await user.signsUp('dora');
    await user.sendsIdentity();
    await answers('decide identity check', 1);
    const told = await user.reviews().then(
      () => 'the review',
      (error: Error) => error.message,
    );
    expect('what the user is told', told, /could not be verified/);
  },
  ends: {
    balances: [{ account: 'Ethereum 1', currency: 'ethereum', whole: '0' }],
    page: [/^We could not verify your identity$/, /support@/],
    arrows: { seen: ['SELL-18'], never: ['SELL-19', 'SELL-20', 'SELL-24'] },
  },
};
