import { IN_HISTORY } from '../in-history.js';
import type { Play } from '../play.js';
import type { Scenario } from '../scenario.js';
import { toReview } from '../sell/steps.js';
import { NOTHING_MOVED, SWAPPED, WISH } from './eth-for-btc.js';
import { refusalOf, toPayout, toQuotes } from './steps.js';

/** The provider’s job that ends an identity check. */
const DECISION = 'decide identity check';

const common = { product: 'swap', way: 'live-app' } as const;

/** Somebody whom the provider does not know chooses its quote, is asked to register, and sends the identity check. */
async function registers(play: Play, name: string): Promise<void> {
  const { user, answers, expect } = play;
  const { quotes } = await toQuotes(play, WISH);
  const needing = quotes.filter(({ tags }) => tags.isRegistrationRequired).map(({ provider }) => provider);
  expect('quotes that say registration is needed', [...new Set(needing)], ['northgate']);
  await user.choosesQuote('northgate', 'fixed');
  await user.signsUp(name);
  await user.sendsIdentity();
  await answers(DECISION, 1);
}

const swapRegistration: Scenario = {
  ...common,
  id: 'swap-registration',
  title: 'Registers a new user before the swap',
  requirement:
    'A quote says when registration is needed; a user who registers and whose identity is checked goes on with that quote.',
  clause: 'Quote display, registration needed; Region and KYC',
  behaviours: { northgate: { 'kyc.outcome': { outcome: 'approved', afterMs: 0 } } },
  async steps(play) {
    await registers(play, 'erin');
    await play.user.reviews();
    await toPayout(play);
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'finished',
    balances: SWAPPED,
    page: [/^BTC sent$/, /^Finished$/],
    history: IN_HISTORY.finished,
    arrows: 'all',
  },
};

const swapKycRejected: Scenario = {
  ...common,
  id: 'swap-kyc-rejected',
  title: 'Turns away a user whose identity check fails',
  requirement: 'KYC when required: a user who is rejected is told why, and there is no swap.',
  clause: 'Quote display, registration needed; Region and KYC',
  behaviours: { northgate: { 'kyc.outcome': { outcome: 'rejected', afterMs: 0 } } },
  byHand: {
    do: 'Swap ETH for BTC: choose Northgate Pay, create an account there and send the identity check.',
    see: 'The provider says that it could not verify your identity, whom to ask, and there is no swap.',
  },
  async steps(play) {
    await registers(play, 'frank');
    play.expect('what the user is told', await refusalOf(play.user.reviews()), /could not be verified/);
  },
  ends: {
    balances: NOTHING_MOVED,
    page: [/^We could not verify your identity$/, /support@/],
    arrows: { seen: ['SWAP-14'], never: ['SWAP-15', 'SWAP-17', 'SWAP-25', 'SWAP-39'] },
  },
};

const swapSignedInAtSell: Scenario = {
  ...common,
  id: 'swap-signed-in-at-sell',
  title: 'Stays signed in from Sell to Swap',
  requirement:
    'A user who signed in at a provider for one product is not asked again for another while the provider’s session lasts.',
  clause: 'Edge cases, single sign-on across products',
  async steps(play) {
    const { user } = play;
    await toReview(play);
    await toQuotes(play, WISH);
    await user.choosesQuote('northgate', 'fixed');
    await user.reviews();
    await toPayout(play);
    play.expect('sign-ins', play.seen('POST /api/sessions').length, 1);
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'finished',
    balances: SWAPPED,
    page: [/^BTC sent$/, /^Finished$/],
    history: IN_HISTORY.finished,
  },
};

/** Who the user is at the provider: new, turned away, or known already from another product. */
export const swapRegistrations: readonly Scenario[] = [swapRegistration, swapKycRejected, swapSignedInAtSell];
