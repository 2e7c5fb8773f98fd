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

/** One block of the embedded chain, milliseconds. */
const BLOCK_MS = 2_000;

/** The deposit is there; the provider waits for its confirmations. */
export async function confirmations({ sees, clock }: Pick<Play, 'sees' | 'clock'>): Promise<void> {
  await sees('deposit');
  clock.advance(BLOCK_MS);
  clock.advance(BLOCK_MS);
}
