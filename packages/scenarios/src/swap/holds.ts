import { IN_HISTORY } from '../in-history.js';
import type { Play } from '../play.js';
import type { Scenario } from '../scenario.js';
import { BACK, SWAPPED, WISH } from './eth-for-btc.js';
import { APPROVED_BY_HAND, BLOCKS_MS, goOn, toDeposit, toQuotes } from './steps.js';

async function toHold(play: Play): Promise<string> {
  await toQuotes(play, WISH);
  await goOn(play, 'quickbridge', 'fixed');
  await toDeposit(play);
  const { id } = await play.clock.until(play.status('onhold'), BLOCKS_MS);
  await play.user.looksAtHistory();
  await play.user.reads(/^On hold$/);
  await play.user.reads(/^Contact Quickbridge$/);
  return id;
}

const held = (outcome: 'finished' | 'refunded'): Scenario => ({
  id: `swap-hold-${outcome}`,
  title: `Holds a swap until support releases it: ${outcome}`,
  requirement:
    'A swap that needs more information is OnHold; after the user’s contact with support it goes on.',
  clause: 'Edge cases, OnHold',
  product: 'swap',
  way: 'native',
  behaviours: { quickbridge: { 'deposit.hold': { release: outcome } } },
  // until its support lets it go nothing follows, and then what support says: once is enough
  ...(outcome === 'finished' && {
    byHand: {
      do: `${APPROVED_BY_HAND} Then look at History.`,
      see: 'The swap stays On hold, and History says how to contact Quickbridge.',
    },
  }),
  async steps(play) {
    const swapId = await toHold(play);
    await play.provider('quickbridge').releases(swapId, outcome);
    await play.clock.until(play.sees(outcome === 'finished' ? 'payout' : 'refund'), BLOCKS_MS);
    await play.clock.until(play.status(outcome), BLOCKS_MS);
  },
  ends: {
    outcome: 'approved',
    status: outcome,
    balances: outcome === 'finished' ? SWAPPED : BACK,
    arrows: 'all',
    // the user who looked at History while the swap was held reads there how it went on
    page: IN_HISTORY[outcome],
    history: IN_HISTORY[outcome],
  },
});

/** The provider needs to know more once the deposit is there; support lets the swap finish, or sends the deposit back. */
export const swapHolds: readonly Scenario[] = [held('finished'), held('refunded')];
