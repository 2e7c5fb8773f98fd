import type { Play, PurchaseWish } from '../play.js';
import type { BalanceChange } from '../scenario.js';

/** Two blocks of the embedded chains, milliseconds. */
const BLOCKS_MS = 4_000;

/** Ether for 200 euros, by card, living in France. */
export const PURCHASE: PurchaseWish = {
  account: 'Ethereum 1',
  fiatCurrency: 'EUR',
  amount: { fiat: '200' },
  country: 'FR',
  paymentMethod: 'card',
};

/** What was promised has come, to the last unit. */
export const BOUGHT: BalanceChange[] = [
  { account: 'Ethereum 1', currency: 'ethereum', whole: ({ amountTo }) => amountTo },
];
export const NOTHING_CAME: BalanceChange[] = [{ account: 'Ethereum 1', currency: 'ethereum', whole: '0' }];

/** From the wallet’s first page into the provider’s. */
export async function toProvider({ user }: Pick<Play, 'user'>, wish = PURCHASE): Promise<void> {
  await user.opensBuy();
  await user.entersPurchase(wish);
  await user.asksForOffers();
  await user.chooses('northgate');
}

/** From the wallet’s first page to the provider’s review, as a user who is known there. */
export async function toPayment(play: Pick<Play, 'user'>, wish?: PurchaseWish): Promise<void> {
  await toProvider(play, wish);
  await play.user.signsIn('alice@example.com');
  await play.user.reviews();
}

/** The money is there: the provider sends the coins, and the wallet sees them arrive. */
export async function delivery({
  clock,
  sees,
  status,
}: Pick<Play, 'clock' | 'sees' | 'status'>): Promise<void> {
  await clock.until(sees('delivery'), BLOCKS_MS);
  await clock.until(status('FINISHED'), BLOCKS_MS, 30);
}
