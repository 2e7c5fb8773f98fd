import { toPayment } from '../buy/steps.js';
import type { Scenario } from '../scenario.js';
import { expectLogin, toSale } from './single-sign-on.js';

const WINDOW_MS = 60_000;

const common = { product: 'sell', clause: 'Edge cases, single sign-on: session window' } as const;
const ends = { arrows: { seen: ['SELL-18', 'SELL-19'] } } as const;

const ssoExpired: Scenario = {
  ...common,
  id: 'sso-expired',
  title: 'Is asked again once the provider’s session window is over',
  requirement:
    'A login lasts for the session window that the provider sets; after it, the next product asks again.',
  behaviours: { northgate: { 'session.window': { ms: WINDOW_MS } } },
  byHand: {
    do: 'Sell ETH for euros: choose Northgate Pay and sign in as alice@example.com. Press +60 s, and open Northgate Pay again.',
    see: 'The provider asks for the login again; within the minute it would not.',
  },
  async steps(play) {
    const { user, clock } = play;
    await toPayment(play);
    await clock.advance(WINDOW_MS / 2);
    await toSale(play);
    await expectLogin(play, false);
    await clock.advance(WINDOW_MS);
    await toSale(play);
    await expectLogin(play, true);
    await user.signsIn('alice@example.com');
    await user.reviews();
  },
  ends,
};

const ssoLogoutEverywhere: Scenario = {
  ...common,
  id: 'sso-logout-everywhere',
  title: 'Signs out everywhere',
  requirement: 'Who signs out everywhere at one product is signed out for all of them.',
  async steps(play) {
    const { user } = play;
    await toPayment(play);
    await user.signsOutEverywhere();
    await toSale(play);
    await expectLogin(play, true);
    await user.signsIn('alice@example.com');
    await user.reviews();
  },
  ends,
};

const ssoSplit: Scenario = {
  ...common,
  id: 'sso-split',
  title: 'Finds a provider that asks for the login in each product',
  requirement:
    'A provider that does not know at Sell who signed in at Buy breaks single sign-on, and that is found.',
  behaviours: { northgate: { 'session.split': {} } },
  byHand: {
    do: 'Sell ETH for euros: choose Northgate Pay and sign in as alice@example.com. Then swap ETH for BTC, and choose Northgate Pay.',
    see: 'The provider asks for the login again, though it knows you from Sell.',
  },
  async steps(play) {
    const { user, expect, seen } = play;
    await toPayment(play);
    await toSale(play);
    const found = await expectLogin(play, false).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
    expect(
      'what is found',
      found,
      /login asked for again \(Edge cases, single sign-on.*expected false, seen true/,
    );
    await user.signsIn('alice@example.com');
    await user.reviews();
    expect('sign-ins', seen('POST /api/sessions').length, 2);
  },
  ends,
};

/** Where a login ends: with its window, with the user’s word, and at a provider that does not share it. */
export const singleSignOnEnds: readonly Scenario[] = [ssoExpired, ssoLogoutEverywhere, ssoSplit];
