import { TEST_CHALLENGE_CODE } from '@exchange-sim/contract';
import { IN_HISTORY } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { BOUGHT, delivery, NOTHING_CAME, toPayment } from './steps.js';

const clause = 'Buy overview, step 5: initiate transaction';
const paid = {
  status: 'FINISHED',
  balances: BOUGHT,
  page: [/^Coins sent$/],
  history: IN_HISTORY.bought,
} as const;

const buyCardDeclined: Scenario = {
  id: 'buy-card-declined',
  title: 'Is declined by the bank, and pays with another card',
  requirement:
    'A declined card charges nothing and sends nothing, says why, and the same purchase can be paid with another.',
  clause,
  product: 'buy',
  async steps(play) {
    const { user, expect, seen } = play;
    await toPayment(play);
    expect('the payment', await user.paysByCard('declined'), /^declined.*declined the card/s);
    expect('coins sent', seen('delivery').length, 0);
    expect('the second payment', await user.paysByCard('paid'), /^paid/);
    await delivery(play);
    expect('orders', seen('POST /api/buys').length, 1);
  },
  ends: paid,
};

const buy3ds: Scenario = {
  id: 'buy-3ds',
  title: 'Is asked by the bank for the code of 3-D Secure',
  requirement: 'A card that asks for 3-D Secure is paid once the right code is given, and not before.',
  clause,
  product: 'buy',
  async steps(play) {
    const { user, expect, seen } = play;
    await toPayment(play);
    expect('the payment', await user.paysByCard('challenge'), /^challenge/);
    expect('coins sent', seen('delivery').length, 0);
    expect('the payment', await user.answersChallenge(TEST_CHALLENGE_CODE), /^paid/);
    await delivery(play);
  },
  ends: paid,
};

const buy3dsFailed: Scenario = {
  id: 'buy-3ds-failed',
  title: 'Gives a wrong code of 3-D Secure',
  requirement: 'A wrong code declines the payment with its reason: nothing is charged and nothing is sent.',
  clause,
  product: 'buy',
  async steps(play) {
    const { user, expect } = play;
    await toPayment(play);
    await user.paysByCard('challenge');
    expect('the payment', await user.answersChallenge('000000'), /^declined.*code/s);
  },
  ends: {
    status: 'PENDING',
    balances: NOTHING_CAME,
    page: [/Nothing was charged/],
    arrows: { seen: ['BUY-19', 'BUY-A'], never: ['BUY-B', 'BUY-C'] },
  },
};

/** What the bank does with a card. */
export const buyPayments: readonly Scenario[] = [buyCardDeclined, buy3ds, buy3dsFailed];
