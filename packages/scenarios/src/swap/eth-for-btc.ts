import type { SwapWish } from '../play.js';
import type { BalanceChange } from '../scenario.js';

/** A tenth of an ETH for bitcoin. */
export const WISH: SwapWish = { fromAccount: 'Ethereum 1', toAccount: 'Bitcoin 1', amountWhole: '0.1' };

/** The deposit left, what was promised came. */
export const SWAPPED: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: '-0.1', fees: 1 },
  { account: 'Bitcoin 1', currency: 'bitcoin', whole: ({ amountTo }) => amountTo },
];

/** Everything is back less what the deposit’s transaction cost, which the user paid once before. */
export const BACK: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: '0', fees: 2 },
  { account: 'Bitcoin 1', currency: 'bitcoin', whole: '0' },
];

export const NOTHING_MOVED: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: '0' },
  { account: 'Bitcoin 1', currency: 'bitcoin', whole: '0' },
];
