import { IN_HISTORY, onItsWay } from '../in-history.js';
import type { SwapWish } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import type { BalanceChange, Scenario } from '../scenario.js';
import { goOn, toPayout, toQuotes } from './steps.js';

type Coin = 'eth' | 'btc' | 'usdc';

const ACCOUNTS = {
  eth: { account: 'Ethereum 1', currency: 'ethereum' },
  btc: { account: 'Bitcoin 1', currency: 'bitcoin' },
  usdc: { account: 'Ethereum 1 (USDC)', currency: 'ethereum/erc20/usd__coin' },
} as const;
const AMOUNTS = { eth: '0.1', btc: '0.01', usdc: '200' } as const;

/** What leaves and what comes, to the last unit; a token’s network fees are paid in the chain’s coin. */
const balances = (from: Coin, to: Coin): BalanceChange[] => {
  const paid: BalanceChange[] = [
    { ...ACCOUNTS[from], whole: `-${AMOUNTS[from]}`, ...(from !== 'usdc' && { fees: 1 }) },
  ];
  if (from === 'usdc' && to !== 'eth') paid.push({ ...ACCOUNTS.eth, whole: '0', fees: 1 });
  return [
    ...paid,
    {
      ...ACCOUNTS[to],
      whole: ({ amountTo }) => amountTo,
      ...(from === 'usdc' && to === 'eth' && { fees: 1 }),
    },
  ];
};

const happyPath = (provider: ProviderId, type: 'fixed' | 'float', from: Coin, to: Coin): Scenario => {
  const wish: SwapWish = {
    fromAccount: ACCOUNTS[from].account,
    toAccount: ACCOUNTS[to].account,
    amountWhole: AMOUNTS[from],
  };
  const way = provider === 'northgate' ? 'live-app' : 'native';
  const where = way === 'native' ? 'in the wallet' : 'in the Live App';
  return {
    id: `swap-${way}-${type}-${from}-${to}`,
    title: `Swaps ${from.toUpperCase()} for ${to.toUpperCase()} at a ${type === 'fixed' ? 'fixed' : 'floating'} price, ${where}`,
    requirement:
      'The signer shows what the quote promised, the deposit is seen, and what was promised arrives to the last unit.',
    clause: 'Swap flow; Edge cases, fixed and floating quotes',
    product: 'swap',
    way,
    async steps(play) {
      await toQuotes(play, wish);
      await goOn(play, provider, type);
      await toPayout(play);
    },
    ends: {
      outcome: 'approved',
      deviceStatus: 'ACCEPTED',
      status: 'finished',
      balances: balances(from, to),
      arrows: 'all',
      page:
        way === 'native'
          ? onItsWay('Finished')
          : [...onItsWay('Finished'), new RegExp(`^${to.toUpperCase()} sent$`)],
      history: IN_HISTORY.finished,
    },
  };
};

const DIRECTIONS: readonly (readonly [Coin, Coin])[] = [
  ['eth', 'btc'],
  ['btc', 'eth'],
  ['eth', 'usdc'],
  ['usdc', 'eth'],
  ['usdc', 'btc'],
  ['btc', 'usdc'],
];
const WAYS = [
  ['quickbridge', 'fixed'],
  ['oldharbour', 'float'],
  ['northgate', 'fixed'],
  ['northgate', 'float'],
] as const;

/** Each pair in both directions, fixed and floating, in the wallet and in a Live App. */
export const swapHappyPaths: readonly Scenario[] = WAYS.flatMap(([provider, type]) =>
  DIRECTIONS.map(([from, to]) => happyPath(provider, type, from, to)),
);
