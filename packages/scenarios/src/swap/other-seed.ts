import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { SwapWish } from '../play.js';
import type { BalanceChange, Scenario } from '../scenario.js';
import { BLOCKS_MS, goOn, toQuotes } from './steps.js';

/** Paid out to an account of a signer that is not the connected one. */
const OTHER_SIGNERS = 'Bitcoin 2 (another signer)';
const WISH: SwapWish = { fromAccount: 'Ethereum 1', toAccount: OTHER_SIGNERS, amountWhole: '0.1' };
/** The Exchange app’s own warning. */
const WARNING = [/Receive address does/, /not belong to this/, /Continue anyway/];

const received = (whole: BalanceChange['whole']): BalanceChange => ({
  account: OTHER_SIGNERS,
  currency: 'bitcoin',
  whole,
});

const common = {
  clause: 'Exchange app, CHECK_PAYOUT_ADDRESS: receive address of another seed',
  product: 'swap',
  way: 'native',
} as const;

const swapOtherSeedContinued: Scenario = {
  ...common,
  id: 'swap-other-seed-continued',
  title: 'Warns that the receive address is of another signer; the user continues',
  requirement:
    'A payout address that is not of the signer’s seed is warned of on the signer itself; a user who knows the address goes on and is paid there.',
  async steps(play) {
    const { user, signer, clock } = play;
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    user.confirms();
    await signer.taps(/^Continue anyway$/);
    await signer.approves();
    play.expect('how it ended for the user', await user.outcome(), 'approved');
    await clock.until(play.sees('payout'), BLOCKS_MS);
    await clock.until(play.status('finished'), BLOCKS_MS);
  },
  ends: {
    outcome: 'approved',
    deviceStatus: 'ACCEPTED',
    status: 'finished',
    balances: [
      { account: 'Ethereum 1', currency: 'ethereum', whole: '-0.1', fees: 1 },
      received(({ amountTo }) => amountTo),
    ],
    screens: WARNING,
    page: onItsWay('Finished'),
    history: IN_HISTORY.finished,
    arrows: 'all',
  },
};

const swapOtherSeedCancelled: Scenario = {
  ...common,
  id: 'swap-other-seed-cancelled',
  title: 'Warns that the receive address is of another signer; the user cancels',
  requirement:
    'A payout address that is not of the signer’s seed is warned of on the signer itself; a user who cancels there has signed and paid nothing.',
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    play.user.confirms();
    await play.signer.taps(/^Cancel$/);
  },
  ends: {
    outcome: /refused cross-seed transaction/i,
    deviceStatus: 'CANCELLED',
    balances: [{ account: 'Ethereum 1', currency: 'ethereum', whole: '0' }, received('0')],
    screens: WARNING,
    page: [/refused cross-seed transaction/i, /^Get new quotes$/],
    history: IN_HISTORY.refused,
    arrows: { seen: ['SWAP-33', 'SWAP-34', 'SWAP-43'], never: ['SWAP-37', 'SWAP-39'] },
  },
};

/** The address swapped to belongs to no account of the connected signer. */
export const swapOtherSeed: readonly Scenario[] = [swapOtherSeedContinued, swapOtherSeedCancelled];
