import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { COMMAND, end, environment, start } from '../support/cli.ts';
import { SellFlow } from '../support/sell-flow.ts';

const LAUNCH = join(import.meta.dirname, '..', '..', 'speculos', 'launch.mjs');

/** A signer in a process of its own: what Speculos would be, but for its pace. */
const startSigner = (port = '0') => start('signer', '--port', port, '--json', '--tick-ms', '10');
/** Nothing listens there: it is above the ports the system hands out. */
const NOWHERE = 'http://127.0.0.1:64999';

async function partOf(controlUrl: string, name: string): Promise<Record<string, unknown> | undefined> {
  const { parts } = (await (await fetch(`${controlUrl}/parts`)).json()) as {
    parts: Array<Record<string, unknown>>;
  };
  return parts.find((part) => part.name === name);
}

test('up --signer sells on a signer of another process; it goes away and comes back', async ({ page }) => {
  test.setTimeout(60_000);
  const first = await startSigner();
  const url = first.json.signer ?? '';
  const stack = await start('up', '--json', '--ports', 'auto', '--signer', url);
  const { wallet = '', control = '' } = stack.json;
  let again: typeof first | undefined;
  try {
    expect(stack.json.signer).toBe(url);
    expect(await partOf(control, 'signer')).toEqual({ name: 'signer', state: 'up', url, outside: true });
    const refused = await fetch(`${control}/parts/signer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"action":"stop"}',
    });
    expect(refused.status).toBe(409);

    const flow = new SellFlow(page);
    await flow.toReview(wallet);
    await flow.sellButton.click();
    await flow.approve();
    await expect(flow.heading('Money sent')).toBeVisible({ timeout: 20_000 });

    await end(first.child, 'SIGKILL');
    await expect
      .poll(() => partOf(control, 'signer'))
      .toMatchObject({ state: 'down', problem: expect.stringContaining(url) });
    await expect(page.getByText('The signer does not answer.').first()).toBeVisible();
    expect((await fetch(`${control}/health`)).status).toBe(503);

    again = await startSigner(new URL(url).port);
    await expect.poll(() => partOf(control, 'signer')).toMatchObject({ state: 'up' });
    await expect(page.getByText('The signer does not answer.')).toHaveCount(0, { timeout: 15_000 });
    await expect(flow.signerTexts.filter({ hasText: 'DO NOT USE THIS' })).toBeAttached();
  } finally {
    await Promise.all([end(stack.child), end(first.child), ...(again ? [end(again.child)] : [])]);
  }
  expect(stack.child.exitCode).toBe(0);
});

for (const [name, args, env, sentence] of [
  [
    'a signer that is not there',
    ['--signer', NOWHERE],
    {},
    /at http:\/\/127\.0\.0\.1:64999 cannot be reached/,
  ],
  [
    'the same by the environment',
    [],
    { EXCHANGE_SIM_SIGNER_URL: NOWHERE },
    /cannot be reached \(ECONNREFUSED\): start one with/,
  ],
  ['a URL with a path', ['--signer', 'http://127.0.0.1:5001/apdu'], {}, /--signer .+\/apdu .+ host and port/],
] as const) {
  test(`up with ${name} is one sentence, exit code 2`, () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [COMMAND, 'up', '--json', '--ports', 'auto', ...args],
      { encoding: 'utf8', env: environment(env), timeout: 15_000 },
    );
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
    expect(status).toBe(2);
  });
}

test('the genuine signer is asked for in vain: each cause is one sentence with the mend, exit code 2', () => {
  const apps = ['--apps', 'e2e'];
  for (const [args, sentence] of [
    [['--model', 'blue'], /--model blue is not emulated by Speculos: give one of stax/],
    [
      ['--model', 'flex', ...apps],
      /^exchange-sim: e2e\/flex\/exchange\.elf: does not exist; put the application there/,
    ],
    [['--port', 'x'], /--port x is not a port/],
    [['--automation', 'nowhere.json', ...apps], /--automation nowhere\.json cannot be read/],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, [LAUNCH, ...args], {
      encoding: 'utf8',
      env: environment(),
    });
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
    expect(status).toBe(2);
  }
});
