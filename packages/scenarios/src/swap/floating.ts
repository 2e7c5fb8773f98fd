import { formatUnits, parseUnits } from 'viem';
import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { Play } from '../play.js';
import type { Scenario } from '../scenario.js';
import { BACK, SWAPPED, WISH } from './eth-for-btc.js';
import { BLOCKS_MS, goOn, toQuotes } from './steps.js';

const SATOSHI = 8;

/** Sees the cap, approves, and the market moves before the provider has the deposit. */
async function swapWhileMarketMoves(play: Play, percent: number): Promise<void> {
  const { user, signer, clock, expect } = play;
  await toQuotes(play, WISH);
  const { exact } = await goOn(play, 'quickbridge', 'float');
  const { amountTo, worstAmountTo = '' } = exact;
  const least = parseUnits(worstAmountTo, SATOSHI);
  expect('a worst case below the quote', least > 0n && least < parseUnits(amountTo, SATOSHI), true);
  await user.reads(/at least/i);
  user.confirms();
  await signer.approves();
  await user.outcome();
  await play.provider('quickbridge').behaves({ 'market.move': { percent } });
  await clock.until(play.sees('deposit'), BLOCKS_MS);
}

/** What the quote brings once the market has moved by whole percents: all moves along but the network fee of the payout. */
const moved =
  (percent: number) =>
  ({ amountTo, payoutNetworkFees }: { amountTo: string; payoutNetworkFees: string }): string => {
    const fee = parseUnits(payoutNetworkFees, SATOSHI);
    const gross = parseUnits(amountTo, SATOSHI) + fee;
    return formatUnits((gross * BigInt(100 + percent)) / 100n - fee, SATOSHI);
  };

const DROP_PERCENT = -2;
const CRASH_PERCENT = -30;
const FLOATING_BY_HAND =
  'Swap ETH for BTC: choose the floating quote of Quickbridge, press Swap, approve on the signer, and look at History.';

const swapFloatInsideCap: Scenario = {
  id: 'swap-float-inside-cap',
  title: 'Executes at the moved rate while the market stays within the cap',
  requirement:
    'A floating quote may bring less than displayed, never less than its maximum slippage allows; that least amount is shown before signing.',
  clause: 'Edge cases, floating quote slippage',
  product: 'swap',
  way: 'native',
  byHand: {
    do: FLOATING_BY_HAND,
    see: 'The swap is Finished with two percent less bitcoin than displayed, and not less than the least amount you were shown.',
    behaviours: { quickbridge: { 'market.move': { percent: DROP_PERCENT } } },
  },
  async steps(play) {
    await swapWhileMarketMoves(play, DROP_PERCENT);
    await play.clock.until(play.status('finished'), BLOCKS_MS);
    const { exact } = play.user.chosenQuote ?? {};
    const executed = exact && parseUnits(moved(DROP_PERCENT)(exact), SATOSHI);
    play.expect(
      'executed at no less than the cap',
      executed !== undefined && executed >= parseUnits(exact?.worstAmountTo ?? '', SATOSHI),
      true,
    );
  },
  ends: {
    outcome: 'approved',
    status: 'finished',
    balances: [
      ...SWAPPED.filter(({ account }) => account !== 'Bitcoin 1'),
      { account: 'Bitcoin 1', currency: 'bitcoin', whole: moved(DROP_PERCENT) },
    ],
    arrows: 'all',
    page: onItsWay('Finished'),
    history: IN_HISTORY.finished,
  },
};

const swapFloatOutsideCap: Scenario = {
  id: 'swap-float-outside-cap',
  title: 'Gives the deposit back when the market leaves the cap',
  requirement: 'The executed rate of a floating quote never drifts past the maximum slippage.',
  clause: 'Edge cases, floating quote slippage',
  product: 'swap',
  way: 'native',
  byHand: {
    do: FLOATING_BY_HAND,
    see: 'The market falls by 30 percent before the swap is executed: it is Refunded, and your ETH is back, less the network fee.',
    behaviours: { quickbridge: { 'market.move': { percent: CRASH_PERCENT } } },
  },
  async steps(play) {
    await swapWhileMarketMoves(play, CRASH_PERCENT);
    await play.clock.until(play.status('refunded'), BLOCKS_MS);
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

/** The market moves between quote and execution: within the cap the user receives what is left, beyond it the deposit. */
export const swapFloating: readonly Scenario[] = [swapFloatInsideCap, swapFloatOutsideCap];
