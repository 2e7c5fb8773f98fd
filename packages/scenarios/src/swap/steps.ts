import type { Play, SwapQuotes, SwapWish } from '../play.js';
import type { ProviderId } from '../provider-id.js';

/** Old Harbour takes this long over a quote, milliseconds. */
const SLOWEST_QUOTE_MS = 1_500;
/** Two blocks of the embedded chains, milliseconds. */
export const BLOCKS_MS = 4_000;
/** Longer than the reference providers wait for a deposit, milliseconds. */
export const PAST_WINDOW_MS = 31 * 60_000;

/** What a person does: the quick way in the wallet itself, or at the provider. */
export const QUICKBRIDGE_BY_HAND = 'Swap ETH for BTC: choose the fixed quote of Quickbridge and press Swap.';
export const APPROVED_BY_HAND = `${QUICKBRIDGE_BY_HAND} Approve on the signer.`;
export const NORTHGATE_BY_HAND =
  'Swap ETH for BTC: choose the fixed quote of Northgate Pay, sign in as alice@example.com and press the button of the review.';

type Needed = Pick<Play, 'user' | 'clock' | 'answers'>;

/** Asks everybody; the quick ones answer, then time passes until the slow one has. @param quick how many answer at once */
export async function askQuotes({ user, clock, answers }: Needed, quick = 2): Promise<SwapQuotes> {
  const asking = user.asksForQuotes();
  await answers(/^POST \/quotes?$/, quick);
  await clock.advance(SLOWEST_QUOTE_MS);
  return clock.until(asking, SLOWEST_QUOTE_MS, 2);
}

/** From the wallet’s first page to the list of quotes. */
export async function toQuotes(play: Needed, wish: SwapWish, quick?: number): Promise<SwapQuotes> {
  await play.user.opensSwap();
  await play.user.entersSwap(wish);
  return askQuotes(play, quick);
}

/** Chooses, and goes on in the wallet, or as a known user to the review in the provider’s Live App. */
export async function goOn({ user }: Pick<Play, 'user'>, provider: ProviderId, type: 'fixed' | 'float') {
  const quote = await user.choosesQuote(provider, type);
  if (quote.continuesIn === 'live-app') {
    await user.signsIn('alice@example.com');
    await user.reviews();
  }
  return quote;
}

/** The user confirms and approves; the provider sees the deposit. */
export async function toDeposit({ user, signer, clock, sees, expect }: Play): Promise<void> {
  user.confirms();
  await signer.approves();
  expect('how it ended for the user', await user.outcome(), 'approved');
  await clock.until(sees('deposit'), BLOCKS_MS);
}

/** The user confirms and approves; the provider sees the deposit and pays out, or back. */
export async function toPayout(play: Play, final = 'finished'): Promise<void> {
  const { clock, sees } = play;
  await toDeposit(play);
  await clock.until(sees(/^(payout|refund)$/), BLOCKS_MS);
  await clock.until(play.status(final), BLOCKS_MS, 30);
}

/** In what words something was refused; "nothing" when it was done. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
