import { expect, test } from '../support/fixtures.ts';
import { SellFlow } from '../support/sell-flow.ts';
import { visitAll } from './look.ts';

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ mode: 'parallel' });

test('every page is free of serious and critical findings', async ({ page, stack, clock, signer }) => {
  test.setTimeout(120_000);
  const look = visitAll(page);
  for (const path of ['portfolio', 'sell', 'history', 'discover', 'settings', 'developer', 'nowhere']) {
    await page.goto(`${stack.urls.wallet}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByLabel(/^Loading/)).toHaveCount(0);
    await look(path);
  }
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  await flow.enterAmount('0.5');
  await look('sell-where');
  await flow.pick('Country', 'France');
  await flow.pick('Payment method', 'SEPA');
  await page.getByRole('button', { name: 'Get quotes' }).click();
  await expect(page.getByRole('button', { name: /^Choose/ })).toBeVisible();
  await look('sell-quotes');
  await flow.chooseProvider();
  await expect(flow.heading('Sign in')).toBeVisible();
  await look('widget-sign-in');
  await flow.signIn('alice@example.com');
  await expect(flow.sellButton).toBeVisible();
  await look('widget-review');
  await flow.sellButton.click();
  await flow.shows('1 of 3');
  // the quick signer of these tests gives up after 12 s: each of its reviews is looked at once
  await look.wide('signer-review');
  await signer.press(342, 606);
  await flow.shows('2 of 3');
  await look.narrow('signer-pairs');
  await signer.press(342, 606);
  await flow.shows('Hold to sign');
  await look.wide('signer-hold');
  await signer.hold(200, 515, async () => {
    await expect(flow.heading('Payment seen')).toBeVisible();
  });
  await look('widget-payment-seen');
  clock.advance(2_000);
  clock.advance(2_000);
  await expect(flow.heading('Money sent')).toBeVisible();
  await look('widget-money-sent');
  await page.goto(`${stack.urls.wallet}/history`);
  await page.getByRole('list', { name: 'Transactions' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/history\/.+/);
  await look('history-entry');
});

test('so are the pages of an identity check and of a refusal', async ({ page, stack, clock, provider }) => {
  test.setTimeout(120_000);
  const look = visitAll(page);
  await provider.behave({ 'kyc.outcome': { outcome: 'rejected' } });
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  await flow.askQuotes();
  await flow.chooseProvider();
  await flow.signUp('newcomer@example.com');
  await expect(flow.heading('Tell us who you are')).toBeVisible();
  await look('widget-kyc');
  await flow.sendIdentity('FR7654321');
  await expect(flow.heading('We are checking your identity')).toBeVisible();
  await look('widget-kyc-pending');
  clock.advance(2_000);
  await expect(flow.heading('We could not verify your identity')).toBeVisible();
  await look('widget-kyc-rejected');
  await flow.widget.getByRole('button', { name: 'Sign out' }).click();
  await expect(flow.heading('Sign in')).toBeVisible();
  await flow.signIn('alice@example.com');
  await flow.sellButton.click();
  await flow.reject();
  await expect(flow.heading('You refused this sale')).toBeVisible();
  await look('widget-refused');
});
