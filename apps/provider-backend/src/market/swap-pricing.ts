import { ContractError } from '@exchange-sim/contract';
import { larger, ratio, toAtomic, toWhole } from '../money/decimal.js';
import { convert, networkFee, type SwapAsset } from './swap-assets.js';

export interface SwapWish {
  from: SwapAsset;
  to: SwapAsset;
  /** Whole units of `from`. */
  amountFrom: string;
}
export interface SwapTerms {
  /** The provider's own share, in hundredths of a percent. */
  spreadBps: number;
  /** Instead of the bounds of the currency sent; whole units. */
  bounds?: { minWhole: string; maxWhole: string };
}
/** Fees in whole units of the currency received, already taken off `amountToAtomic`. */
export interface SwapPrice {
  amountFromAtomic: bigint;
  amountToAtomic: bigint;
  rate: string;
  providerFees: string;
  referralFees: string;
  payoutNetworkFees: string;
}

const BPS = 10_000n;
/** Ledger's share. */
const REFERRAL_BPS = 30n;
const RATE_DECIMALS = 12;
const CLAUSE = 'Quote unavailability: amount too low, too high';

/** What a swap brings, net to the user. @throws ContractError 400 for an amount out of bounds or with too many decimals */
export function priceSwap({ from, to, amountFrom }: SwapWish, terms: SwapTerms): SwapPrice {
  const amountFromAtomic = exactAtomic(amountFrom, from);
  checkAmount(amountFromAtomic, from, to, terms.bounds);
  const gross = convert(amountFromAtomic, from, to);
  const provider = ratio(gross, BigInt(terms.spreadBps), BPS);
  const referral = ratio(gross, REFERRAL_BPS, BPS);
  const payout = networkFee(to);
  const amountToAtomic = gross - provider - referral - payout;
  const whole = (atomic: bigint) => toWhole(atomic, to.decimals);
  return {
    amountFromAtomic,
    amountToAtomic,
    rate: rateOf(amountFromAtomic, from, amountToAtomic, to),
    providerFees: whole(provider),
    referralFees: whole(referral),
    payoutNetworkFees: whole(payout),
  };
}

/** The least and the most that can be sent, atomic units of `from`. */
export function boundsOf(
  from: SwapAsset,
  to: SwapAsset,
  { minWhole, maxWhole } = { minWhole: from.minAmountWhole, maxWhole: from.maxAmountWhole },
): { min: bigint; max: bigint } {
  const min = larger(toAtomic(minWhole, from.decimals), leastForFees(from, to));
  return { min, max: larger(min, toAtomic(maxWhole, from.decimals)) };
}

/**
 * What a promise is worth at execution, once the market has moved by `percent`: the payout's network fee stays, all else
 * moves along. Atomic units of the currency received; never negative.
 */
export function movedAmount(promisedAtomic: bigint, to: SwapAsset, percent: number): bigint {
  if (percent === 0) return promisedAtomic;
  const scale = 1_000_000n;
  const fee = networkFee(to);
  const factor = scale + BigInt(Math.round(percent * 10_000));
  return larger(((promisedAtomic + fee) * factor) / scale - fee, 0n);
}

/** The least a floating swap may bring, rounded up: the promise less the slippage (ratio, decimal text). */
export function worstAmount(promisedAtomic: bigint, slippage: string): bigint {
  const scale = 10n ** 18n;
  return (promisedAtomic * (scale - toAtomic(slippage, 18)) + scale - 1n) / scale;
}

/** An amount that can be sent back must cover the fee of sending it twice over; one that is paid out, the payout's as well. */
function leastForFees(from: SwapAsset, to: SwapAsset): bigint {
  return larger(2n * networkFee(from), convert(2n * networkFee(to), to, from, true));
}

function rateOf(amountFrom: bigint, from: SwapAsset, amountTo: bigint, to: SwapAsset): string {
  const scaled =
    (amountTo * 10n ** BigInt(from.decimals + RATE_DECIMALS)) / (amountFrom * 10n ** BigInt(to.decimals));
  return toWhole(scaled, RATE_DECIMALS);
}

/** Nothing is rounded silently. */
function exactAtomic(amountWhole: string, { ticker, decimals }: SwapAsset): bigint {
  const fraction = amountWhole.split('.')[1] ?? '';
  if (/^0*$/.test(fraction.slice(decimals))) return toAtomic(amountWhole, decimals);
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `${amountWhole} ${ticker} has more decimals than ${ticker} itself: ${decimals}.`,
    {
      field: 'amount',
      in: 'body',
      clause: 'Amounts are whole units with the decimals of their currency',
      fix: `Send at most ${decimals} decimals.`,
    },
  );
}

function checkAmount(amount: bigint, from: SwapAsset, to: SwapAsset, own: SwapTerms['bounds']): void {
  const { min, max } = boundsOf(from, to, own);
  if (amount >= min && amount <= max) return;
  const whole = (atomic: bigint) => toWhole(atomic, from.decimals);
  const given = `${whole(amount)} ${from.ticker}`;
  const uncovered = amount < leastForFees(from, to);
  const problem = uncovered
    ? 'does not cover the network fees twice, so that a refund would bring nothing back'
    : `is ${amount < min ? 'less than the least' : 'more than the most'} that can be swapped`;
  throw new ContractError(
    400,
    amount < min ? 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR' : 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR',
    `${given} ${problem}.`,
    {
      field: 'amount',
      in: 'body',
      clause: uncovered ? 'Refund: the amount covers payinNetworkFees at least twice over' : CLAUSE,
      fix: `Swap between ${whole(min)} and ${whole(max)} ${from.ticker}.`,
      minRequiredAmount: whole(min),
      maxRequiredAmount: whole(max),
    },
  );
}
