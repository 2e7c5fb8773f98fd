import { startStack } from '@exchange-sim/stack';
import { expect, test } from '@playwright/test';
import { end, start } from '../support/cli.ts';
import { SellFlow } from '../support/sell-flow.ts';

test('a signer whose process ends in the middle of a review, and comes back', async ({ page }) => {
  test.setTimeout(60_000);
  let { child, json } = await start('signer', '--port', '0', '--json');
  const url = json.signer ?? '';
  const stack = await startStack({ ports: 'auto', signer: url });
  try {
    const flow = new SellFlow(page);
    await flow.toReview(stack.urls.wallet);
    await flow.sellButton.click();
    await flow.shows('1 of 3');

    await end(child, 'SIGKILL');
    await expect(page.getByText('The signer does not answer.').first()).toBeVisible();
    await expect(flow.heading('The sale did not go through')).toBeVisible();

    ({ child } = await start('signer', '--port', new URL(url).port, '--json'));
    await expect(page.getByText('The signer does not answer.')).toHaveCount(0, { timeout: 15_000 });
    await flow.widget.getByRole('button', { name: 'Try again' }).click();
    await flow.sellButton.click();
    await flow.approve();
    await expect(flow.heading(/Payment seen|Payment received|Money sent/)).toBeVisible();
  } finally {
    await stack.close();
    await end(child);
  }
});
