import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { BACK, WISH } from './eth-for-btc.js';
import { APPROVED_BY_HAND, BLOCKS_MS, goOn, refusalOf, toPayout, toQuotes } from './steps.js';

/** The payout fails: the deposit goes back, once, and nothing after that changes it. */
export const swapRefund: Scenario = {
  id: 'swap-refund',
  title: 'Gives the deposit back when the payout fails',
  requirement:
    'When a swap cannot be completed the deposit goes back to the source address, less payinNetworkFees, once; Refunded is final.',
  clause: 'Edge cases, refund; transaction status, 405 after a final status',
  product: 'swap',
  way: 'native',
  behaviours: { quickbridge: { 'payout.outcome': { status: 'REFUNDED' }, 'webhook.afterFinal': {} } },
  byHand: {
    do: `${APPROVED_BY_HAND} Then look at History.`,
    see: 'The swap is Refunded instead of Finished: your ETH is back, less the network fee.',
    featured: true,
  },
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    await toPayout(play, 'refunded');
    const { id } = await play.status('refunded');
    const late = await play.sees(/^POST \/webhook\/[^/]+\/status$/, '405');
    play.expect('a status after the final one', late.response, {
      error: 'transaction can no longer be updated',
    });
    const desk = play.provider('quickbridge');
    for (const outcome of ['refunded', 'finished'] as const)
      play.expect(
        `support asked to end it again as ${outcome}`,
        await refusalOf(desk.releases(id, outcome)),
        /not on hold|REFUNDED|CONFLICT/i,
      );
    await desk.behaves({});
    // whatever would still pay does it now
    for (let block = 0; block < 3; block++) await play.clock.advance(BLOCKS_MS);
    await play.status('refunded');
    const paid = play.seen(/^(payout|refund)$/).map(({ name }) => name);
    play.expect('what the provider paid', paid, ['refund']);
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
