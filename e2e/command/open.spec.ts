import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hop } from '@exchange-sim/trace';
import { expect, test } from '@playwright/test';
import { COMMAND, end, environment, start } from '../support/cli.ts';

const START_MS = 60_000;
/** The generator point of secp256k1. */
const KEY =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';

/** A configuration as a partner writes it, in a folder that is not this workspace. */
const CONFIG = `
import { defineConfig } from '@exchange-sim/cli/config';

const products: ('sell' | 'swap')[] = ['swap'];
export default defineConfig({
  providers: [{ id: 'acme', name: 'Acme Pay', baseUrl: 'http://127.0.0.1:1', products, publicKey: '${KEY}' }],
  referenceProviders: false,
  clock: 'controlled',
});
`;

/** What the wallet's page asked the Ledger Backend for. */
async function asked(control: string | undefined): Promise<string[]> {
  const { hops } = (await (await fetch(`${control}/trace`)).json()) as { hops: Hop[] };
  return hops.filter(({ from, to }) => from === 'wallet' && to === 'ledger-backend').map(({ name }) => name);
}

test('opens the wallet of a stack of its own, made from a configuration, and then that of one that is up', async () => {
  test.setTimeout(START_MS);
  const folder = await mkdtemp(join(tmpdir(), 'partner-'));
  const config = join(folder, 'mine.config.ts');
  const children: ChildProcess[] = [];
  await writeFile(config, CONFIG);
  try {
    const { child, json } = await start(
      'open',
      '--headless',
      '--json',
      '--ports',
      'auto',
      '--config',
      config,
      '--url',
      '/swap',
    );
    children.push(child);
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['wallet', 'ledgerBackend', 'signer', 'chain']));
    expect(Object.keys(json)).not.toEqual(expect.arrayContaining(['providerBackend']));
    expect(await (await fetch(`${json.control}/clock`)).json()).toMatchObject({ kind: 'controlled' });
    const list = await (await fetch(`${json.ledgerBackend}/providers?product=swap`)).json();
    expect(list.providers.map(({ id }: { id: string }) => id)).toEqual(['acme']);
    await expect.poll(() => asked(json.control)).toContain('GET /v5/currencies/from');

    await fetch(`${json.control}/trace`, { method: 'DELETE' });
    const second = await start(
      'open',
      '--headless',
      '--json',
      '--wallet',
      json.wallet ?? '',
      '--url',
      '/history',
    );
    children.push(second.child);
    expect(second.json).toEqual({ wallet: json.wallet, ledgerBackend: json.ledgerBackend });
    await expect.poll(() => asked(json.control)).not.toEqual([]);
    expect(await end(second.child)).toBe(0);
    expect((await fetch(`${json.wallet}/health`)).status).toBe(200);
    expect(await end(child)).toBe(0);
  } finally {
    await Promise.all(children.map((child) => end(child)));
    await rm(folder, { recursive: true });
  }
});

for (const [name, args, env, sentence] of [
  [
    'a page that is none',
    ['--url', 'http://127.0.0.1/'],
    {},
    /--url http:\/\/127\.0\.0\.1\/ is no page of the wallet/,
  ],
  [
    'a wallet that is not there',
    ['--wallet', 'http://127.0.0.1:1'],
    {},
    /--wallet http:\/\/127\.0\.0\.1:1 answers nothing/,
  ],
  [
    'a browser that is not there',
    [],
    { CHROMIUM_PATH: '/nowhere' },
    /CHROMIUM_PATH names \/nowhere, which does not exist/,
  ],
  [
    'a flag without its provider',
    ['--widget', 'http://127.0.0.1:1/'],
    {},
    /--widget describes a provider, and none is named/,
  ],
  [
    'none of one’s own',
    ['--only-mine', '--ports', 'auto'],
    {},
    /There is no provider: without the reference providers/,
  ],
] as const) {
  test(`${name} is one sentence, exit code 2`, () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'open', '--headless', ...args], {
      encoding: 'utf8',
      env: environment(env),
    });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });
}
