import type { SwapQuoteRow } from '@exchange-sim/contract';
import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { Play } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import type { Scenario } from '../scenario.js';
import { SWAPPED, WISH } from './eth-for-btc.js';
import { askQuotes, goOn, toPayout, toQuotes } from './steps.js';

/** Longer than a fixed quote holds, milliseconds. */
const PAST_EXPIRY_MS = 61_000;

interface Way {
  provider: ProviderId;
  way: 'native' | 'live-app';
  /** As a title says it. */
  where: string;
}
const WAYS: readonly Way[] = [
  { provider: 'quickbridge', way: 'native', where: 'in the wallet' },
  { provider: 'northgate', way: 'live-app', where: 'in the Live App' },
];

const common = { clause: 'Edge cases, fixed quote expiry', product: 'swap' } as const;

/** Asks anew, still signed in where that is needed, and swaps at the fresh quote. */
async function swapsFresh(play: Play, { provider, way }: Way, stale: SwapQuoteRow): Promise<void> {
  const { user, expect } = play;
  await askQuotes(play);
  const fresh = await user.choosesQuote(provider, 'fixed');
  expect('a quote of its own', fresh.quoteId === stale.quoteId, false);
  if (way === 'live-app') await user.reviews();
  await toPayout(play);
}

/** At the fresh quote, to the last unit. */
const swapped = (way: Way['way']): Scenario['ends'] => ({
  outcome: 'approved',
  deviceStatus: 'ACCEPTED',
  status: 'finished',
  balances: SWAPPED,
  page: way === 'native' ? onItsWay('Finished') : [/^BTC sent$/, /^Finished$/],
  history: IN_HISTORY.finished,
});

/** The fixed quote ends while the user reads the signer: the approval comes too late, and a fresh quote is swapped instead. */
const expiredInReview = ({ provider, way, where }: Way): Scenario => ({
  ...common,
  id: `swap-quote-expired-${way}`,
  title: `Lets a fixed quote expire while its user looks at the signer, ${where}`,
  requirement:
    'A fixed quote that expires before it is confirmed on the device is void: nothing is broadcast, the user returns to the quotes with the reason, and a fresh quote is given, never a re-rated one.',
  way,
  async steps(play) {
    const { user, signer, clock, expect } = play;
    await toQuotes(play, WISH);
    const stale = await goOn(play, provider, 'fixed');
    user.confirms();
    await signer.shows(/^Review transaction/);
    await clock.advance(PAST_EXPIRY_MS);
    await signer.approves();
    expect('how it ended for the user', await user.outcome(), /expired/i);
    await signer.shows(/^Exchange/);
    expect('broadcasts', play.seen(/^(eth_sendRawTransaction|POST \/tx)$/), []);
    const cancelled = await play.sees(/^POST (\/v5\/swap)?\/cancelled$/);
    expect('reason told to Ledger’s backend', JSON.stringify(cancelled.request), /expired/i);
    if (way === 'live-app') {
      const { response } = await play.sees('POST /api/swap-outcomes', '200');
      expect('the provider’s order', JSON.stringify(response), /"status":"EXPIRED"/);
    }
    await swapsFresh(play, { provider, way, where }, stale);
  },
  ends: swapped(way),
});

/** The fixed quote ends before the user confirms it: the page says so, and leads back to the quotes. */
const expiredUnconfirmed = ({ provider, way, where }: Way): Scenario => ({
  ...common,
  id: `swap-quote-expired-unconfirmed-${way}`,
  title: `Lets a fixed quote expire before confirming it, ${where}`,
  requirement:
    'A fixed quote whose window is over cannot be gone on with: its user is told, returns to the quotes and gets a fresh one.',
  way,
  async steps(play) {
    await toQuotes(play, WISH);
    const stale = await goOn(play, provider, 'fixed');
    await play.clock.advance(PAST_EXPIRY_MS);
    await play.user.reads(/quote has expired/i);
    await swapsFresh(play, { provider, way, where }, stale);
  },
  ends: swapped(way),
});

export const swapQuoteExpired: readonly Scenario[] = [
  ...WAYS.map(expiredInReview),
  ...WAYS.map(expiredUnconfirmed),
];
