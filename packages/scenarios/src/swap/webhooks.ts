import type { Behaviours } from '@exchange-sim/contract';
import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { ByHand, Scenario } from '../scenario.js';
import { SWAPPED, WISH } from './eth-for-btc.js';
import { APPROVED_BY_HAND, goOn, toDeposit, toPayout, toQuotes } from './steps.js';

/** How often the Ledger Backend asks a provider about a swap, milliseconds. */
const POLL_MS = 10_000;

const common = { product: 'swap', way: 'native' } as const;

const webhooks = (
  name: string,
  title: string,
  requirement: string,
  behaviour: Behaviours,
  byHand?: ByHand,
): Scenario => ({
  ...common,
  id: `swap-webhook-${name}`,
  title,
  requirement,
  clause: 'Transaction status; partner contract, webhooks',
  behaviours: { quickbridge: behaviour },
  ...(byHand && { byHand }),
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    await toPayout(play);
  },
  ends: {
    outcome: 'approved',
    status: 'finished',
    balances: SWAPPED,
    page: onItsWay('Finished'),
    history: IN_HISTORY.finished,
  },
});

/** A word nobody mapped: Unknown in the history, until the provider says one that is known. */
const swapStatusUnknown: Scenario = {
  ...common,
  id: 'swap-status-unknown',
  title: 'Shows Unknown for a status nobody mapped, until a known one comes',
  requirement:
    'A providerStatus outside the partner’s mapping is refused with 422 and shown as Unknown, which is not final: the next known status replaces it.',
  clause: 'Transaction status; partner contract, webhooks (422) and /status',
  behaviours: { quickbridge: { 'webhook.unknownStatus': {}, 'status.lie': { status: 'teleported' } } },
  byHand: {
    do: `${APPROVED_BY_HAND} Then look at History.`,
    see: 'The status is Unknown. Once everybody is honest again it becomes Finished, within 10 s.',
  },
  async steps(play) {
    const { clock, provider, sees, expect } = play;
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    await toDeposit(play);
    const refused = await clock.until(sees(/^POST \/webhook\/[^/]+\/status$/, '422'), POLL_MS);
    expect('the webhook’s answer', refused.response, { error: 'unknown status' });
    await clock.until(play.status('unknown'), POLL_MS);
    await play.user.reads(/^Unknown$/);
    await provider('quickbridge').behaves({});
    await clock.until(play.status('finished'), POLL_MS);
  },
  ends: {
    outcome: 'approved',
    status: 'finished',
    balances: SWAPPED,
    page: onItsWay('Finished'),
    history: IN_HISTORY.finished,
  },
};

export const swapWebhooks: readonly Scenario[] = [
  webhooks(
    'lost',
    'Finds the status when webhooks are lost',
    'A status whose webhook is lost is found by asking.',
    { 'webhook.delivery': { lose: 1000 } },
    {
      do: `${APPROVED_BY_HAND} Then look at History, and press +5 s now and then.`,
      see: 'No webhook comes, so the status changes later than usual: only when the Ledger Backend asks, every 10 s.',
    },
  ),
  webhooks('twice', 'Takes webhooks that come twice', 'A webhook that comes again changes nothing.', {
    'webhook.duplicate': {},
  }),
  webhooks(
    'reordered',
    'Takes webhooks in the wrong order',
    'A final status is not replaced by an older one.',
    { 'webhook.reorder': {} },
  ),
  webhooks(
    'after-final',
    'Refuses a status after the final one',
    'After a final status nothing is taken: 405.',
    { 'webhook.afterFinal': {} },
  ),
  swapStatusUnknown,
];
