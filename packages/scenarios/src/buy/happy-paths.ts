import { IN_HISTORY } from '../in-history.js';
import type { Scenario } from '../scenario.js';
import { BOUGHT, delivery, PURCHASE, toPayment } from './steps.js';

/** How long a bank transfer is on its way, milliseconds. */
const TRANSFER_MS = 30_000;

const common = {
  product: 'buy',
  requirement:
    'The user buys from the wallet’s first page and pays at the provider, which sends exactly what its order promised; the wallet sees it arrive.',
  clause: 'Buy overview, BUY-01 to BUY-19 and step 5',
} as const;

const ends = {
  status: 'FINISHED',
  arrows: 'all',
  page: [/^Coins sent$/],
  history: IN_HISTORY.bought,
} as const;

const buyEthCard: Scenario = {
  ...common,
  id: 'buy-eth-card',
  title: 'Buys ETH by card',
  async steps(play) {
    await toPayment(play);
    play.expect('the payment', await play.user.paysByCard('paid'), /^paid/);
    await delivery(play);
  },
  ends: { ...ends, balances: BOUGHT },
};

const buyBtcSepa: Scenario = {
  ...common,
  id: 'buy-btc-sepa',
  title: 'Buys BTC by a bank transfer that takes its time',
  async steps(play) {
    const { user, clock, expect, seen } = play;
    await toPayment(play, { ...PURCHASE, account: 'Bitcoin 1', paymentMethod: 'sepa' });
    await user.sendsTransfer();
    await user.reads(/^Waiting for your payment$/);
    expect('coins sent before the money is there', seen('delivery').length, 0);
    await clock.advance(TRANSFER_MS);
    await delivery(play);
  },
  ends: {
    ...ends,
    balances: [{ account: 'Bitcoin 1', currency: 'bitcoin', whole: ({ amountTo }) => amountTo }],
  },
};

const buyUsdcCard: Scenario = {
  ...common,
  id: 'buy-usdc-card',
  title: 'Buys a certain amount of USDC by card',
  async steps(play) {
    await toPayment(play, { ...PURCHASE, account: 'Ethereum 1 (USDC)', amount: { crypto: '150' } });
    await play.user.paysByCard('paid');
    await delivery(play);
  },
  ends: {
    ...ends,
    balances: [
      {
        account: 'Ethereum 1 (USDC)',
        currency: 'ethereum/erc20/usd__coin',
        whole: ({ amountTo }) => amountTo,
      },
      { account: 'Ethereum 1', currency: 'ethereum', whole: '0' },
    ],
  },
};

/** Coins of each kind, paid at once and later, for an amount of fiat and of coins. */
export const buyHappyPaths: readonly Scenario[] = [buyEthCard, buyBtcSepa, buyUsdcCard];
