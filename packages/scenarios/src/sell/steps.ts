import type { Play, SaleWish } from '../play.js';

/** A twentieth of an ETH for euros, to a French bank account. */
export const SALE: SaleWish = {
  account: 'Ethereum 1',
  amountWhole: '0.05',
  fiatCurrency: 'EUR',
  country: 'FR',
  paymentMethod: 'sepa',
};

/** From the wallet’s first page to the provider’s review, as a user who is known there. */
export async function toReview({ user }: Pick<Play, 'user'>, email = 'alice@example.com'): Promise<void> {
  await user.opensSell();
  await user.entersSale(SALE);
  await user.asksForOffers();
  await user.chooses('northgate');
  await user.signsIn(email);
  await user.reviews();
}

/** What a person does who is known to the provider. */
export const SELL_BY_HAND =
  'Sell ETH for euros: choose Northgate Pay, sign in as alice@example.com and press the button of the review.';

/** One block of the embedded chain, milliseconds. */
const BLOCK_MS = 2_000;

/** The user has paid and the deposit is there; the provider waits for its confirmations. */
export async function confirmations({
  user,
  sees,
  clock,
}: Pick<Play, 'user' | 'sees' | 'clock'>): Promise<void> {
  await user.outcome();
  await sees('deposit');
  await clock.advance(BLOCK_MS);
  await clock.advance(BLOCK_MS);
}
