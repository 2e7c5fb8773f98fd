import type { BuyQuote, ProviderView } from '@exchange-sim/contract';
import { ceiling, compareDecimals, scaledUp } from '../amounts/decimal.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import { limitsOf } from './eligibility.js';

/** What is asked first, when the provider's limits allow it: whole units of fiat. */
const PROBE = '100';
/** A fee that is the same for any amount makes the first guess too low or too high; so often it is made better. */
const GUESSES = 3;
/** The largest amount of fiat the contract has a form for. */
const LARGEST = '999999999999';

interface Wish {
  fiatCurrency: string;
  cryptoCurrency: string;
  cryptoAmount: string;
}

/**
 * The contract asks by amounts of fiat only, so a provider's price for so many coins is found by asking: one price within its
 * limits, scaled exactly and rounded up; again while the coins are too few.
 * @throws ProviderFailure as `ask` does, and when the coins cost more or less than the provider takes
 */
export async function quoteForCoins(
  view: ProviderView,
  wish: Wish,
  ask: (fiatAmount: string) => Promise<BuyQuote>,
): Promise<BuyQuote> {
  const bounds = wholeBounds(view, wish);
  let asked = clamp(PROBE, bounds);
  let quote = await ask(asked);
  for (let guess = 0; guess < GUESSES; guess++) {
    const wanted = scaledUp(quote.fiatAmount, wish.cryptoAmount, quote.cryptoAmount);
    if (compareDecimals(wanted, asked) === 0) return quote;
    if (compareDecimals(clamp(wanted, bounds), wanted) !== 0) throw offLimits(view, wish, bounds, wanted);
    asked = wanted;
    quote = await ask(asked);
    if (compareDecimals(quote.cryptoAmount, wish.cryptoAmount) >= 0) return quote;
  }
  return quote;
}

interface Bounds {
  min: string;
  max: string;
}

/** The whole amounts within a provider's limits. */
function wholeBounds(view: ProviderView, { fiatCurrency }: Wish): Bounds {
  const { minAmount = '1', maxAmount = LARGEST } = limitsOf(view, fiatCurrency) ?? {};
  const min = clamp(ceiling(minAmount), { min: '1', max: LARGEST });
  const [floor = '0'] = maxAmount.split('.');
  return { min, max: clamp(floor, { min, max: LARGEST }) };
}

function clamp(amount: string, { min, max }: Bounds): string {
  if (compareDecimals(amount, min) < 0) return min;
  return compareDecimals(amount, max) > 0 ? max : amount;
}

function offLimits(view: ProviderView, wish: Wish, { min, max }: Bounds, wanted: string): ProviderFailure {
  const { fiatCurrency, cryptoCurrency, cryptoAmount } = wish;
  const isTooMuch = compareDecimals(wanted, max) > 0;
  const bound = isTooMuch ? `at most ${max}` : `at least ${min}`;
  return new ProviderFailure(
    400,
    isTooMuch ? 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR' : 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
    `${view.name} takes ${bound} ${fiatCurrency}; ${cryptoAmount} ${cryptoCurrency} would cost about ${wanted}.`,
    {
      minRequiredAmount: min,
      maxRequiredAmount: max,
      fix: `Ask for ${isTooMuch ? 'fewer' : 'more'} coins, or choose another provider.`,
    },
  );
}
