import { expectAllArrows } from '../support/arrows.ts';
import { balanceAtomic } from '../support/chain.ts';
import { expect, test } from '../support/fixtures.ts';
import { SellFlow } from '../support/sell-flow.ts';

const SELLER = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
const HALF_ETH_ATOMIC = 500_000_000_000_000_000n;
const BLOCK_MS = 2_000;
const CAPABILITIES_TTL_MS = 60_000;

test('sells ETH: approved on the signer, seen on the chain, paid out, all 33 arrows in order', async ({
  page,
  stack,
  provider,
  clock,
}) => {
  clock.advance(CAPABILITIES_TTL_MS); // the Ledger Backend asks the provider anew: arrows 3 to 6
  const before = await balanceAtomic(stack.urls.chain, SELLER);
  const flow = new SellFlow(page);
  await flow.toReview(stack.urls.wallet);
  await expect(flow.widget.getByText('€1,216.04').first()).toBeVisible();
  await flow.sellButton.click();

  await expect(page.getByText('You sell 0.5 ETH to Northgate, you receive 1,216.04 EUR.')).toBeVisible();
  await flow.approve();
  await expect(flow.heading('Payment seen')).toBeVisible();

  const { hops, sellId, payinAddress } =
    await test.step('the provider waits for its confirmations, then pays', async () => {
      clock.advance(BLOCK_MS);
      clock.advance(BLOCK_MS);
      await expect(flow.heading('Money sent')).toBeVisible();
      const hops = stack.recorder.hops();
      const sale = hops.find(({ name }) => name === 'POST /sell')?.response as {
        sellId: string;
        payinAddress: string;
      };
      return { hops, ...sale };
    });

  expectAllArrows('sell', hops);

  const spent = before - (await balanceAtomic(stack.urls.chain, SELLER));
  expect(await balanceAtomic(stack.urls.chain, payinAddress)).toBe(HALF_ETH_ATOMIC);
  expect(spent).toBeGreaterThan(HALF_ETH_ATOMIC);
  expect(spent - HALF_ETH_ATOMIC).toBeLessThanOrEqual(441_000_000_000_000n);
  expect(await provider.payouts(sellId)).toMatchObject([
    { fiatCurrency: 'EUR', amount: '1216.04', method: 'sepa' },
  ]);

  await page
    .getByRole('link', { name: /^History/ })
    .first()
    .click();
  const row = page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first();
  await expect(row).toContainText('Sell 0.5 ETH');
  await expect(row).toContainText('Finished');
});

test('a refusal on the signer reaches the provider, and nothing leaves the account', async ({
  page,
  stack,
}) => {
  const before = await balanceAtomic(stack.urls.chain, SELLER);
  const flow = new SellFlow(page);
  await flow.toReview(stack.urls.wallet);
  await flow.sellButton.click();
  await flow.reject();
  await expect(flow.heading('You refused this sale')).toBeVisible();
  expect(await balanceAtomic(stack.urls.chain, SELLER)).toBe(before);

  await page
    .getByRole('link', { name: /^History/ })
    .first()
    .click();
  const row = page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first();
  await expect(row).toContainText('Refused');
});

test('a returning user without KYC is checked first, then sells', async ({ page, stack, clock }) => {
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  await flow.askQuotes();
  await flow.chooseProvider();
  await flow.signIn('bob@example.com');
  await expect(flow.heading('Tell us who you are')).toBeVisible();
  await flow.sendIdentity('FR1234567');
  await expect(flow.heading('We are checking your identity')).toBeVisible();
  clock.advance(2_000);
  await flow.sellButton.click();
  await flow.approve();
  await expect(flow.heading('Payment seen')).toBeVisible();
});

test('a rejected identity check ends the sale with its reason and the way to support', async ({
  page,
  stack,
  provider,
}) => {
  await provider.behave({ 'kyc.outcome': { outcome: 'rejected', afterMs: 0 } });
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  await flow.askQuotes();
  await flow.chooseProvider();
  await flow.signUp('dora@example.com');
  await flow.sendIdentity('FR7654321');
  await expect(flow.heading('We could not verify your identity')).toBeVisible();
  await expect(flow.widget.getByRole('link', { name: /support@/ }).first()).toBeVisible();
  await expect(flow.sellButton).toHaveCount(0);
});
