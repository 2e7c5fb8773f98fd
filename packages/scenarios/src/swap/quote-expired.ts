import type { ProviderId } from '../provider-id.js';
import type { Scenario } from '../scenario.js';
import { SWAPPED, WISH } from './eth-for-btc.js';
import { askQuotes, goOn, toPayout, toQuotes } from './steps.js';

/** Longer than a fixed quote holds, milliseconds. */
const PAST_EXPIRY_MS = 61_000;

/** The fixed quote ends while the user reads the signer: the approval comes too late, and a fresh quote is swapped instead. */
const expiredInReview = (provider: ProviderId, way: 'native' | 'live-app'): Scenario => ({
  id: `swap-quote-expired-${way}`,
  title: `Lets a fixed quote expire while its user looks at the signer, ${way === 'native' ? 'in the wallet' : 'in the Live App'}`,
  requirement:
    'A fixed quote that expires before it is confirmed on the device is void: nothing is broadcast, the user returns to the quotes with the reason, and a fresh quote is given, never a re-rated one.',
  clause: 'Edge cases, fixed quote expiry',
  product: 'swap',
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
    await askQuotes(play);
    const fresh = await user.choosesQuote(provider, 'fixed');
    expect('a quote of its own', fresh.quoteId === stale.quoteId, false);
    // still signed in there
    if (way === 'live-app') await user.reviews();
    await toPayout(play);
  },
  ends: { outcome: 'approved', deviceStatus: 'ACCEPTED', status: 'finished', balances: SWAPPED },
});

export const swapQuoteExpired: readonly Scenario[] = [
  expiredInReview('quickbridge', 'native'),
  expiredInReview('northgate', 'live-app'),
];
