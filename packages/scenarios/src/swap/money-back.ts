import type { Behaviours } from '@exchange-sim/contract';
import type { Play, SwapWish } from '../play.js';
import type { BalanceChange, Scenario } from '../scenario.js';
import { goOn, toPayout, toQuotes } from './steps.js';

const WISH: SwapWish = { fromAccount: 'Ethereum 1', toAccount: 'Bitcoin 1', amountWhole: '0.1' };
const BLOCKS_MS = 4_000;

/** Everything is back less what the deposit’s transaction cost, which the user paid once before. */
const BACK: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: '0', fees: 2 },
  { account: 'Bitcoin 1', currency: 'bitcoin', whole: '0' },
];
const SWAPPED: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: '-0.1', fees: 1 },
  { account: 'Bitcoin 1', currency: 'bitcoin', whole: ({ amountTo }) => amountTo },
];

const common = { product: 'swap', way: 'native' } as const;

/** The payout fails: the deposit goes back, once. */
export const swapRefund: Scenario = {
  ...common,
  id: 'swap-refund',
  title: 'Gives the deposit back when the payout fails',
  requirement:
    'When a swap cannot be completed the deposit goes back to the source address, less payinNetworkFees, once.',
  clause: 'Edge cases, refund',
  behaviours: { quickbridge: { 'payout.outcome': { status: 'REFUNDED' }, 'webhook.afterFinal': {} } },
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    await toPayout(play, 'refunded');
  },
  ends: { outcome: 'approved', status: 'refunded', balances: BACK, arrows: 'all' },
};

async function toHold(play: Play): Promise<string> {
  const { user, signer, clock, sees } = play;
  await toQuotes(play, WISH);
  await goOn(play, 'quickbridge', 'fixed');
  user.confirms();
  await signer.approves();
  await user.outcome();
  await clock.until(sees('deposit'), BLOCKS_MS);
  const { id } = await clock.until(play.status('onhold'), BLOCKS_MS);
  return id;
}

const held = (outcome: 'finished' | 'refunded'): Scenario => ({
  ...common,
  id: `swap-hold-${outcome}`,
  title: `Holds a swap until support releases it: ${outcome}`,
  requirement:
    'A swap that needs more information is OnHold; after the user’s contact with support it goes on.',
  clause: 'Edge cases, OnHold',
  behaviours: { quickbridge: { 'deposit.hold': { release: outcome } } },
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
  },
});
export const swapHoldFinished = held('finished');
export const swapHoldRefunded = held('refunded');

/** The market leaves the cap of a floating quote between deposit and payout: nothing is executed, the deposit goes back. */
export const swapFloatOutsideCap: Scenario = {
  ...common,
  id: 'swap-float-outside-cap',
  title: 'Gives the deposit back when the market leaves the cap',
  requirement: 'The executed rate of a floating quote never drifts past the maximum slippage.',
  clause: 'Edge cases, floating quote slippage',
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'float');
    play.user.confirms();
    await play.signer.approves();
    await play.user.outcome();
    await play.provider('quickbridge').behaves({ 'market.move': { percent: -30 } });
    await play.clock.until(play.sees('deposit'), BLOCKS_MS);
    await play.clock.until(play.status('refunded'), BLOCKS_MS);
  },
  ends: { outcome: 'approved', status: 'refunded', balances: BACK, arrows: 'all' },
};

const webhooks = (name: string, title: string, requirement: string, behaviour: Behaviours): Scenario => ({
  ...common,
  id: `swap-webhook-${name}`,
  title,
  requirement,
  clause: 'Transaction status; partner contract, webhooks',
  behaviours: { quickbridge: behaviour },
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    await toPayout(play);
  },
  ends: { outcome: 'approved', status: 'finished', balances: SWAPPED },
});

export const swapWebhooks: readonly Scenario[] = [
  webhooks(
    'lost',
    'Finds the status when webhooks are lost',
    'A status whose webhook is lost is found by asking.',
    {
      'webhook.delivery': { lose: 1000 },
    },
  ),
  webhooks('twice', 'Takes webhooks that come twice', 'A webhook that comes again changes nothing.', {
    'webhook.duplicate': {},
  }),
  webhooks(
    'reordered',
    'Takes webhooks in the wrong order',
    'A final status is not replaced by an older one.',
    {
      'webhook.reorder': {},
    },
  ),
  webhooks(
    'after-final',
    'Refuses a status after the final one',
    'After a final status nothing is taken: 405.',
    {
      'webhook.afterFinal': {},
    },
  ),
];
