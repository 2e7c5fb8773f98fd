import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { Play } from '../play.js';
import type { Scenario } from '../scenario.js';
import { BACK, NOTHING_MOVED, WISH } from './eth-for-btc.js';
import { BLOCKS_MS, goOn, PAST_WINDOW_MS, toQuotes } from './steps.js';

/** The order is made, and the signer lies with its review until the provider’s time for the deposit is over. */
async function toExpired(play: Play): Promise<void> {
  const { user, signer, clock } = play;
  await toQuotes(play, WISH);
  // a floating quote has no end of its own: only the window of the deposit passes
  await goOn(play, 'quickbridge', 'float');
  user.confirms();
  await signer.shows(/^Review transaction/);
  await clock.advance(PAST_WINDOW_MS);
  await clock.until(play.status('expired'), BLOCKS_MS);
}

const common = {
  clause: 'Transaction status, Expired; Edge cases, refund',
  product: 'swap',
  way: 'native',
} as const;

const swapNoDeposit: Scenario = {
  ...common,
  id: 'swap-no-deposit',
  title: 'Expires when no deposit comes',
  requirement:
    'A swap whose deposit does not come in the provider’s time is Expired in the history; nothing was paid.',
  async steps(play) {
    await toExpired(play);
    await play.signer.rejects();
    play.expect('how it ended for the user', await play.user.outcome(), /refused/i);
    play.expect('what was paid', play.seen(/^(eth_sendRawTransaction|deposit|payout|refund)$/), []);
  },
  ends: {
    deviceStatus: 'CANCELLED',
    status: 'expired',
    balances: NOTHING_MOVED,
    page: [/refused/i],
    history: IN_HISTORY.expired,
    arrows: { seen: ['SWAP-34', 'SWAP-35', 'SWAP-48'], never: ['SWAP-39', 'SWAP-46', 'SWAP-47'] },
  },
};

const swapLateDeposit: Scenario = {
  ...common,
  id: 'swap-late-deposit',
  title: 'Sends a deposit back that came after the swap had expired',
  requirement:
    'A deposit that reaches the provider after the swap has expired is not swapped but refunded, less payinNetworkFees: Expired becomes Refunded.',
  async steps(play) {
    await toExpired(play);
    await play.signer.approves();
    play.expect('how it ended for the user', await play.user.outcome(), 'approved');
    await play.clock.until(play.sees('deposit'), BLOCKS_MS);
    await play.clock.until(play.status('refunded'), BLOCKS_MS, 30);
    play.expect(
      'what the provider paid',
      play.seen(/^(payout|refund)$/).map(({ name }) => name),
      ['refund'],
    );
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'refunded',
    balances: BACK,
    page: onItsWay('Refunded'),
    history: IN_HISTORY.refunded,
    arrows: { seen: ['SWAP-39', 'SWAP-46', 'SWAP-47', 'SWAP-48'] },
  },
};

/** The time for the deposit passes: without one the swap has expired, a late one goes back. */
export const swapNoDepositInTime: readonly Scenario[] = [swapNoDeposit, swapLateDeposit];
