import type { Scenario } from '../scenario.js';
import { SALE } from './steps.js';

/** Nobody waits for a provider longer than this, milliseconds. */
const QUOTE_LIMIT_MS = 5_000;

/** A provider that does not answer is dropped from the list after 5 s; asking again works. */
export const sellQuoteSilence: Scenario = {
  id: 'sell-quote-silence',
  title: 'Drops a provider that stays silent for 5 s',
  requirement: 'A quote that does not come within 5 s is dropped, and the user can ask for new quotes.',
  clause: 'Edge cases, quote unavailability',
  product: 'sell',
  behaviours: { northgate: { 'quote.silence': {} } },
  byHand: {
    do: 'Sell ETH for euros and get quotes; wait 5 seconds, or press +5 s.',
    see: 'No quote comes, and the wallet says why. Once everybody is honest again, asking for new quotes brings one.',
  },
  async steps({ user, clock, sees, provider, expect }) {
    await user.opensSell();
    await user.entersSale(SALE);
    const asking = user.asksForOffers();
    await sees(/^GET \/quotes?$/);
    await clock.advance(QUOTE_LIMIT_MS);
    const { offers, refusals } = await asking;
    expect('offers', offers, []);
    expect('why there is none', refusals.map(({ message }) => message).join(' '), /5 s/);
    await provider('northgate').behaves({});
    expect(
      'offers when asked again',
      (await user.asksForOffers()).offers.map(({ provider: id }) => id),
      ['northgate'],
    );
  },
  ends: { page: [/^1 quotes$/], arrows: { seen: ['SELL-13', 'SELL-14', 'SELL-16'], never: ['SELL-17'] } },
};
