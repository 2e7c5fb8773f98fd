import { delivery, toPayment, toProvider } from '../buy/steps.js';
import { IN_HISTORY } from '../in-history.js';
import type { Play } from '../play.js';
import type { Scenario } from '../scenario.js';
import { confirmations, SALE } from '../sell/steps.js';
import { WISH } from '../swap/eth-for-btc.js';
import { goOn, toPayout, toQuotes } from '../swap/steps.js';

const clause = 'Edge cases, single sign-on across products';
const requirement =
  'A user who signed in at a provider for one product is not asked again for another while the provider’s session lasts.';

/** From the wallet’s Sell into the provider’s page. */
export async function toSale({ user }: Pick<Play, 'user'>): Promise<void> {
  await user.opensSell();
  await user.entersSale(SALE);
  await user.asksForOffers();
  await user.chooses('northgate');
}

/** @throws ExpectationError when the provider’s page asks who the user is, or does not, against what the clause says */
export async function expectLogin(
  { user, expect }: Pick<Play, 'user' | 'expect'>,
  asked: boolean,
): Promise<void> {
  expect(`login asked for again (${clause})`, await user.isAskedToSignIn(), asked);
}

const ssoBuyThenSell: Scenario = {
  id: 'sso-buy-then-sell',
  title: 'Buys, then sells, with one login',
  requirement,
  clause,
  product: 'sell',
  async steps(play) {
    const { user, expect, seen } = play;
    await toPayment(play);
    await user.paysByCard('paid');
    await delivery(play);
    await toSale(play);
    await expectLogin(play, false);
    await user.reviews();
    user.confirms();
    await play.signer.approves();
    await confirmations(play);
    expect('sign-ins', seen('POST /api/sessions').length, 1);
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'FINISHED',
    page: [/^Money sent$/],
    history: IN_HISTORY.finished,
  },
};

const ssoSwapThenBuy: Scenario = {
  id: 'sso-swap-then-buy',
  title: 'Swaps, then buys, with one login',
  requirement,
  clause,
  product: 'buy',
  async steps(play) {
    const { user, expect, seen } = play;
    await toQuotes(play, WISH);
    await goOn(play, 'northgate', 'fixed');
    await toPayout(play);
    await toProvider(play);
    await expectLogin(play, false);
    await user.reviews();
    await user.paysByCard('paid');
    await delivery(play);
    expect('sign-ins', seen('POST /api/sessions').length, 1);
  },
  ends: { status: 'FINISHED', page: [/^Coins sent$/], history: IN_HISTORY.bought },
};

/** One login for every product of a provider. */
export const singleSignOn: readonly Scenario[] = [ssoBuyThenSell, ssoSwapThenBuy];
