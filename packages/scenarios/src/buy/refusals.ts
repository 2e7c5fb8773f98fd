import type { Behaviours } from '@exchange-sim/contract';
import type { PurchaseWish } from '../play.js';
import type { Scenario } from '../scenario.js';
import { PURCHASE } from './steps.js';

/** Nobody waits for a provider longer than this, milliseconds. */
const QUOTE_LIMIT_MS = 5_000;

interface Refused {
  id: string;
  title: string;
  requirement: string;
  wish?: Partial<PurchaseWish>;
  behaviour?: Behaviours;
  /** What the wallet says instead of an offer. */
  why: RegExp;
  /** Whether the provider is asked for a quote at all. */
  asked?: true;
}

const refused = ({ id, title, requirement, wish, behaviour, why, asked }: Refused): Scenario => ({
  id,
  title,
  requirement,
  clause: 'Buy overview, steps 2 and 3: validation by capabilities, eligible providers',
  product: 'buy',
  ...(behaviour && { behaviours: { northgate: behaviour } }),
  async steps({ user, expect }) {
    await user.opensBuy();
    await user.entersPurchase({ ...PURCHASE, ...wish });
    const { offers, refusals } = await user.asksForOffers();
    expect('offers', offers, []);
    expect(
      'why there is none',
      refusals.map(({ messageKey, message }) => `${messageKey}: ${message}`).join(' '),
      why,
    );
  },
  ends: {
    arrows: asked
      ? { seen: ['BUY-13', 'BUY-14', 'BUY-16'], never: ['BUY-17'] }
      : { seen: ['BUY-13', 'BUY-16'], never: ['BUY-14', 'BUY-17'] },
  },
});

const buyQuoteSilence: Scenario = {
  id: 'buy-quote-silence',
  title: 'Drops a provider that stays silent for 5 s',
  requirement: 'A quote that does not come within 5 s is dropped, and the user can ask for new quotes.',
  clause: 'Edge cases, quote unavailability',
  product: 'buy',
  behaviours: { northgate: { 'quote.silence': {} } },
  byHand: {
    do: 'Buy ETH and get quotes; wait 5 seconds, or press +5 s.',
    see: 'No quote comes, and the wallet says why. Once everybody is honest again, asking for new quotes brings one.',
    featured: true,
  },
  async steps({ user, clock, sees, provider, expect }) {
    await user.opensBuy();
    await user.entersPurchase(PURCHASE);
    const asking = user.asksForOffers();
    await sees(/^GET \/quotes?$/);
    await clock.advance(QUOTE_LIMIT_MS);
    const { offers, refusals } = await asking;
    expect('offers', offers, []);
    expect('why there is none', refusals.map(({ message }) => message).join(' '), /5 s/);
    await provider('northgate').behaves({});
    const again = await user.asksForOffers();
    expect(
      'offers when asked again',
      again.offers.map(({ provider: id }) => id),
      ['northgate'],
    );
  },
  ends: { arrows: { seen: ['BUY-13', 'BUY-14', 'BUY-16'], never: ['BUY-17'] } },
};

/** No offer, and why: what the capabilities do not allow is refused before the provider is asked. */
export const buyRefusals: readonly Scenario[] = [
  refused({
    id: 'buy-wrong-country',
    title: 'Lives where the provider serves nobody',
    requirement:
      'A country without the payment method is refused by the provider’s capabilities, which are named.',
    wish: { country: 'JP' },
    why: /PAYMENT_METHOD_NOT_FOUND_ERROR: .* JP/,
  }),
  refused({
    id: 'buy-amount-too-low',
    title: 'Pays less than the provider takes',
    requirement: 'An amount below the capabilities’ least is refused with that least.',
    wish: { amount: { fiat: '29' } },
    why: /FROM_CURRENCY_MINIMUM_AMOUNT_ERROR: .*at least 30/,
  }),
  refused({
    id: 'buy-amount-too-high',
    title: 'Pays more than the provider takes by any method',
    requirement: 'An amount above the capabilities’ most is refused with that most.',
    wish: { amount: { fiat: '30001' } },
    why: /FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR: .*at most 30000/,
  }),
  refused({
    id: 'buy-amount-over-card',
    title: 'Pays more than the provider takes by card',
    requirement:
      'An amount that the capabilities allow and the payment method does not is refused by the provider, in its words.',
    wish: { amount: { fiat: '5001' } },
    why: /FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR: 5001.* is more than the most/,
    asked: true,
  }),
  refused({
    id: 'buy-provider-down',
    title: 'Finds a provider that does not say what it sells',
    requirement: 'A provider whose capabilities cannot be had makes no offer, and the wallet says so.',
    behaviour: { 'capabilities.fail': {} },
    why: /Northgate Pay/,
  }),
  buyQuoteSilence,
];
