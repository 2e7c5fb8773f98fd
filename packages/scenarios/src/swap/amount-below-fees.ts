import { parseEther } from 'viem';
import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { BACK, WISH } from './eth-for-btc.js';
import { goOn, toPayout, toQuotes } from './steps.js';

/** Less than twice what either side’s transaction costs. */
const DUST = { ...WISH, amountWhole: '0.0001' };

/** A provider whose only limit is that a refund must bring something back: dust is refused with the least, which can be swapped. */
export const swapAmountBelowFees: Scenario = {
  id: 'swap-amount-below-fees',
  title: 'Refuses an amount that a refund would eat up',
  requirement:
    'An amount that does not cover payinNetworkFees at least twice is refused in advance with the least that does; that least can be swapped, and refunded.',
  clause: 'Edge cases, refund, partner guidance',
  product: 'swap',
  way: 'native',
  behaviours: {
    quickbridge: {
      'quote.bounds': { minWhole: '0', maxWhole: '10' },
      'payout.outcome': { status: 'REFUNDED' },
    },
  },
  async steps(play) {
    const { rejections, quotes } = await toQuotes(play, DUST);
    play.expect('quotes for dust', quotes, []);
    const own = rejections.find(({ provider }) => provider === 'quickbridge');
    const least = own?.parameter.minAmount ?? '';
    play.expect('why there is no quote', own?.messageKey, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR');
    play.expect('a least above what was asked', parseEther(least) > parseEther(DUST.amountWhole), true);
    play.expect('the sentence for the user', own?.message.includes(`at least ${least}`), true);
    await play.user.reads(/at least/i);
    await toQuotes(play, { ...WISH, amountWhole: least });
    await goOn(play, 'quickbridge', 'fixed');
    await toPayout(play, 'refunded');
    const paid = play.seen('refund').map(({ request }) => request);
    play.expect('a refund of more than nothing', JSON.stringify(paid), /"amountAtomic":"[1-9]\d*"/);
  },
  ends: {
    outcome: 'approved',
    status: 'refunded',
    balances: BACK,
    arrows: 'all',
    page: onItsWay('Refunded'),
    history: IN_HISTORY.refunded,
  },
};
