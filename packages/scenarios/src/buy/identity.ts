import { IN_HISTORY } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { BOUGHT, delivery, NOTHING_CAME, toProvider } from './steps.js';

/** The provider’s job that ends an identity check. */
const DECISION = 'decide identity check';
/** How long the honest provider takes over it, milliseconds. */
const CHECK_MS = 2_000;

const buyKycPending: Scenario = {
  id: 'buy-kyc-pending',
  title: 'Waits for the identity check, then buys',
  requirement:
    'KYC when required: a new user is checked first, and goes on with the purchase by itself once that is done.',
  clause: 'Buy overview, BUY-19',
  product: 'buy',
  async steps(play) {
    const { user, clock, answers } = play;
    await toProvider(play);
    await user.signsUp('greta');
    await user.sendsIdentity();
    await user.reads(/^We are checking your identity$/);
    await clock.advance(CHECK_MS);
    await answers(DECISION, 1);
    await user.reviews();
    await user.paysByCard('paid');
    await delivery(play);
  },
  ends: { status: 'FINISHED', balances: BOUGHT, page: [/^Coins sent$/], history: IN_HISTORY.bought },
};

const buyKycRejected: Scenario = {
  id: 'buy-kyc-rejected',
  title: 'Turns away a user whose identity check fails',
  requirement: 'KYC when required: a user who is rejected is told why, and nothing is ordered.',
  clause: 'Buy overview, BUY-19',
  product: 'buy',
  behaviours: { northgate: { 'kyc.outcome': { outcome: 'rejected', afterMs: 0 } } },
  byHand: {
    do: 'Buy ETH: choose Northgate Pay, create an account there and send the identity check.',
    see: 'The provider says that it could not verify your identity, whom to ask, and takes no payment.',
  },
  async steps(play) {
    const { user, answers, expect } = play;
    await toProvider(play);
    await user.signsUp('hugo');
    await user.sendsIdentity();
    await answers(DECISION, 1);
    const told = await user.reviews().then(
      () => 'the review',
      (error: Error) => error.message,
    );
    expect('what the user is told', told, /could not be verified/);
  },
  ends: {
    status: 'PENDING',
    balances: NOTHING_CAME,
    page: [/^We could not verify your identity$/, /support@/],
    arrows: { seen: ['BUY-18'], never: ['BUY-19', 'BUY-A'] },
  },
};

/** New users, whom the provider checks first. */
export const buyIdentities: readonly Scenario[] = [buyKycPending, buyKycRejected];
