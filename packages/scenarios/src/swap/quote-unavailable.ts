import type { Behaviours } from '@exchange-sim/contract';
import type { Scenario } from '../scenario.js';
import { WISH } from './eth-for-btc.js';
import { askQuotes, toQuotes } from './steps.js';

const ASK_BY_HAND = 'Swap 0.1 ETH for BTC: get quotes, and look below the list.';

/** Nobody waits for a provider longer than this, milliseconds. */
const QUOTE_LIMIT_MS = 5_000;

interface Unavailable {
  id: string;
  title: string;
  requirement: string;
  behaviour: Behaviours;
  code: string;
  /** What stands on the page. */
  page: RegExp;
  /** The sentence of the row. */
  says: RegExp;
  /** What the row says besides. */
  bounds?: { minAmount?: string; maxAmount?: string };
  /** What a person sees. */
  see: string;
}

/** One provider says why it makes no offer; the others’ quotes are listed all the same. */
const unavailable = ({
  id,
  title,
  requirement,
  behaviour,
  code,
  page,
  says,
  bounds,
  see,
}: Unavailable): Scenario => ({
  id,
  title,
  requirement,
  clause: 'Edge cases, quote unavailability',
  product: 'swap',
  behaviours: { quickbridge: behaviour },
  byHand: { do: ASK_BY_HAND, see },
  async steps(play) {
    const { quotes, rejections } = await toQuotes(play, WISH);
    const own = rejections.filter(({ provider }) => provider === 'quickbridge');
    play.expect('rows of the provider that makes no offer', [...new Set(own.map((row) => row.code))], [code]);
    if (bounds) play.expect('bounds', own[0]?.parameter, bounds);
    play.expect('a sentence for the user', own[0]?.message, says);
    play.expect('others still listed', [...new Set(quotes.map(({ provider }) => provider))].sort(), [
      'northgate',
      'oldharbour',
    ]);
  },
  ends: { page: [page], arrows: { seen: ['SWAP-09', 'SWAP-10', 'SWAP-11', 'SWAP-12'], never: ['SWAP-13'] } },
});

export const swapQuoteUnavailable: readonly Scenario[] = [
  unavailable({
    id: 'swap-region-unavailable',
    title: 'Is not offered in the user’s region',
    requirement: 'A provider that does not serve the region says so, and the wallet says so to the user.',
    behaviour: { 'quote.reject': { messageKey: 'REGION_RESTRICTED_ERROR' } },
    code: 'region_unavailable_error',
    page: /^Quickbridge is not available in your region\.$/,
    says: /^Quickbridge is not available in your region\.$/,
    see: 'Quickbridge is not available in your region; the quotes of the others are listed all the same.',
  }),
  unavailable({
    id: 'swap-token-unavailable',
    title: 'Is not offered for the pair',
    requirement: 'A provider that does not serve the pair says so, and the wallet says so to the user.',
    behaviour: { 'quote.reject': { messageKey: 'SWAP_PAIR_NOT_FOUND_ERROR' } },
    code: 'pair_unavailable_error',
    page: /^Quickbridge does not swap ETH to BTC\.$/,
    says: /^Quickbridge does not swap ETH to BTC\.$/,
    see: 'Quickbridge does not swap ETH to BTC; the quotes of the others are listed all the same.',
  }),
  unavailable({
    id: 'swap-amount-too-low',
    title: 'Is not offered for so little',
    requirement: 'An amount below the provider’s bounds is refused with the bounds.',
    behaviour: { 'quote.bounds': { minWhole: '0.5', maxWhole: '9' } },
    code: 'amount_off_limits',
    page: /^Quickbridge swaps at least 0\.5 ETH and at most 9 ETH\.$/,
    says: /at least 0\.5 and at most 9 ETH/,
    bounds: { minAmount: '0.5', maxAmount: '9' },
    see: 'Quickbridge swaps at least 0.5 ETH, and says so; the quotes of the others are listed all the same.',
  }),
  unavailable({
    id: 'swap-amount-too-high',
    title: 'Is not offered for so much',
    requirement: 'An amount above the provider’s bounds is refused with the bounds.',
    behaviour: { 'quote.bounds': { minWhole: '0.01', maxWhole: '0.05' } },
    code: 'amount_off_limits',
    page: /^Quickbridge swaps at least 0\.01 ETH and at most 0\.05 ETH\.$/,
    says: /at least 0\.01 and at most 0\.05 ETH/,
    bounds: { minAmount: '0.01', maxAmount: '0.05' },
    see: 'Quickbridge swaps at most 0.05 ETH, and says so; the quotes of the others are listed all the same.',
  }),
];

/** Silence: the list is complete at 5 s without the silent one, and asking again works. */
export const swapQuoteSilence: Scenario = {
  id: 'swap-quote-silence',
  title: 'Drops a provider that stays silent for 5 s',
  requirement: 'A quote that does not come within 5 s is dropped, and the user can ask for new quotes.',
  clause: 'Edge cases, quote unavailability',
  product: 'swap',
  behaviours: { quickbridge: { 'quote.silence': {} } },
  byHand: {
    do: `${ASK_BY_HAND} Wait 5 seconds, or press +5 s.`,
    see: 'The list is complete without Quickbridge, which did not answer in 5 s. Once everybody is honest again, new quotes have it.',
  },
  async steps(play) {
    const { user, clock, answers, provider, expect } = play;
    await user.opensSwap();
    await user.entersSwap(WISH);
    const asking = user.asksForQuotes();
    await answers(/^POST \/quotes?$/, 2);
    await clock.advance(QUOTE_LIMIT_MS);
    const { rejections } = await asking;
    expect(
      'dropped',
      [...new Set(rejections.filter(({ code }) => code === 'timeout_error').map((row) => row.provider))],
      // Old Harbour has not had the time it needs either: nothing but the limit has passed
      rejections.some((row) => row.provider === 'oldharbour') ? /quickbridge/ : ['quickbridge'],
    );
    await provider('quickbridge').behaves({});
    const again = await askQuotes(play);
    expect(
      'listed when asked again',
      again.quotes.some((row) => row.provider === 'quickbridge'),
      true,
    );
  },
  ends: { page: [/^5 quotes in all\./], arrows: { seen: ['SWAP-09', 'SWAP-12'], never: ['SWAP-13'] } },
};
