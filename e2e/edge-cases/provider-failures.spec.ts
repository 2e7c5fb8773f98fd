import { expect, test } from '../support/fixtures.ts';
import { SellFlow } from '../support/sell-flow.ts';

const QUOTE_LIMIT_MS = 5_000;

test('a provider that is down makes no offer, and the wallet says so', async ({ page, stack }) => {
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  const backend = stack.part('providerBackend');
  await backend.stop();
  try {
    await flow.askQuotes();
    await expect(page.getByRole('region', { name: 'Providers without an offer' })).toContainText(
      /could not be reached|does not answer|unreachable/i,
    );
  } finally {
    await backend.start();
  }
  await page.getByRole('button', { name: 'Refresh quotes' }).click();
  await expect(page.getByRole('button', { name: 'Choose Northgate Pay' })).toBeVisible();
});

test('a quote that takes longer than 5 s is dropped', async ({ page, stack, provider, clock }) => {
  await provider.behave({ 'quote.delay': { ms: 60_000 } });
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  const asked = page.waitForRequest(/\/offRamp\?/);
  await flow.askQuotes();
  await asked;
  await expect.poll(() => stack.recorder.hops().some(({ name }) => name === 'GET /quote')).toBe(true);
  clock.advance(QUOTE_LIMIT_MS);
  await expect(page.getByRole('region', { name: 'Providers without an offer' })).toContainText(/5 s/);
});

for (const body of ['html', 'empty', 'wrong-fields'] as const) {
  test(`a quote that is garbage (${body}) is named as such`, async ({ page, stack, provider }) => {
    await provider.behave({ 'quote.garbage': { body } });
    const flow = new SellFlow(page);
    await flow.open(stack.urls.wallet);
    await flow.askQuotes();
    await expect(page.getByRole('region', { name: 'Providers without an offer' })).toContainText(/quote/i);
    await expect(page.getByRole('button', { name: /^Choose/ })).toHaveCount(0);
  });
}

test('a quote that expired at remit is refused, never re-rated', async ({ page, stack, clock }) => {
  const flow = new SellFlow(page);
  await flow.toReview(stack.urls.wallet);
  await page.route(/\/remit$/, async (route) => {
    if (route.request().method() === 'POST') clock.advance(61_000);
    await route.continue();
  });
  await flow.sellButton.click();
  await expect(flow.heading('The sale did not go through')).toBeVisible();
  await expect(flow.widget.getByText(/expired/i).first()).toBeVisible();
  const refused = stack.recorder.hops().find(({ name }) => name === 'POST /sell');
  expect(refused).toMatchObject({ status: '410', response: { messageKey: 'SELL_QUOTE_EXPIRED_ERROR' } });
});

for (const [behaviours, sentence] of [
  [{ 'payload.nonce': {} }, /nonce|device_transaction_id/],
  [{ 'payload.signature': {} }, /signature/i],
  [{ 'payload.amount': { factor: '2' } }, /in_amount/],
] as const) {
  test(`a payload with a wrong ${Object.keys(behaviours)[0]?.split('.')[1]} is stopped and explained`, async ({
    page,
    stack,
    provider,
  }) => {
    await provider.behave(behaviours);
    const flow = new SellFlow(page);
    await flow.toReview(stack.urls.wallet);
    await flow.sellButton.click();
    const alert = page.getByRole('alert').filter({ hasText: 'Provider' });
    await expect(alert).toContainText(sentence);
    await expect(flow.heading('The sale did not go through')).toBeVisible();
    expect(
      stack.recorder.hops().some(({ to, name }) => to === 'chain' && /sendRawTransaction/.test(name)),
    ).toBe(false);
  });
}
