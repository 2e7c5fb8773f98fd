import { expect, test } from '../support/fixtures.ts';
import { WalletSwap } from '../support/wallet-swap.ts';

const WISH = { fromAccount: 'Ethereum 1', toAccount: 'Bitcoin 1', amountWhole: '0.1' };
/** Old Harbour takes this long over a quote; the four of the others come at once. */
const SLOWEST_QUOTE_MS = 1_500;
const QUICK_QUOTES = 4;

test('a fixed quote counts down on the stack’s clock, ends after its 60 s, and fresh ones are a button away', async ({
  wallet,
  stack,
  clock,
}) => {
  const { page } = wallet;
  const swap = new WalletSwap(wallet);
  const asksEverybody = async () => {
    stack.recorder.clear();
    const asking = swap.askQuotes();
    const answered = () => stack.recorder.hops().filter(({ name, end }) => name === 'POST /quote' && end);
    await expect.poll(() => answered().length, { intervals: [10] }).toBe(QUICK_QUOTES);
    clock.advance(SLOWEST_QUOTE_MS);
    return asking;
  };
  await swap.open();
  await swap.enter(WISH);
  const { quotes } = await asksEverybody();
  const fixed = page.getByRole('listitem', { name: 'Quickbridge, fixed', exact: true }).getByRole('timer');
  const shows = (text: string) => fixed.filter({ hasText: text }).waitFor();
  await shows('valid for 0:59');
  clock.advance(8_500);
  await shows('valid for 0:50');
  clock.advance(49_999);
  await shows('valid for 0:01');
  clock.advance(1);
  await page.getByRole('listitem', { name: 'Quickbridge, fixed, expired', exact: true }).waitFor();
  await expect(page.getByRole('button', { name: 'Choose Quickbridge, fixed', exact: true })).toHaveCount(0);

  const fresh = await asksEverybody();
  await shows('valid for 0:59');
  const idOf = (rows: typeof quotes) =>
    rows.find(({ provider, type }) => provider === 'quickbridge' && type === 'fixed')?.quoteId;
  expect(idOf(fresh.quotes)).not.toBe(idOf(quotes));
});
