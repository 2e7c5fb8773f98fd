import { type Stack, startStack } from '@exchange-sim/stack';
import { expect, test } from '@playwright/test';
import { SellFlow } from '../support/sell-flow.ts';
import { SIGNER_OPTIONS } from '../support/signer.ts';

/** Ends a part's process from outside, as a crash would. */
async function crash(stack: Stack, name: 'database' | 'chain'): Promise<void> {
  const pid = stack.part(name).pid;
  if (!pid) throw new Error(`the ${name} has no process of its own`);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => stack.part(name).state, { intervals: [10] }).not.toBe('up');
}

test.describe.configure({ mode: 'serial' });

test('the chain dies and comes back: said on the page and by the stack, and the sale goes on where it was', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const said: string[] = [];
  const stack = await startStack({ ports: 'auto', ...SIGNER_OPTIONS, say: (line) => said.push(line) });
  try {
    const flow = new SellFlow(page);
    await flow.toReview(stack.urls.wallet);
    await crash(stack, 'chain');
    await expect(page.getByText('The Ethereum node does not answer.').first()).toBeVisible();
    await expect(page.getByText('The Ethereum node does not answer.')).toHaveCount(0, { timeout: 15_000 });
    await flow.sellButton.click();
    await flow.approve();
    await expect(flow.heading('Money sent')).toBeVisible({ timeout: 15_000 });
    expect(said).toContainEqual(expect.stringMatching(/^chain ended by itself/));
    expect(said).toContainEqual(expect.stringMatching(/^chain is back/));
  } finally {
    await stack.close();
  }
});

test('Postgres dies in the middle of a sale and comes back: the payout still happens, once', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const said: string[] = [];
  const stack = await startStack({ ports: 'auto', ...SIGNER_OPTIONS, say: (line) => said.push(line) });
  try {
    const flow = new SellFlow(page);
    await flow.toReview(stack.urls.wallet);
    await flow.sellButton.click();
    await flow.approve();
    await expect(flow.heading(/Payment seen|Payment received|Money sent/)).toBeVisible();
    await crash(stack, 'database');
    await expect.poll(() => stack.part('database').state, { timeout: 15_000 }).toBe('up');
    await expect(flow.heading('Money sent')).toBeVisible({ timeout: 20_000 });
    const { entries } = (await (await fetch(`${stack.urls.providerBackend}/control/bank-ledger`)).json()) as {
      entries: unknown[];
    };
    expect(entries).toHaveLength(1);
    expect(said).toContainEqual(expect.stringMatching(/^database ended by itself/));
    expect(said).toContainEqual(expect.stringMatching(/^database is back/));
  } finally {
    await stack.close();
  }
});
