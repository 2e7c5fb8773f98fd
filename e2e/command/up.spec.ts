import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, test } from '@playwright/test';
import { COMMAND, end, environment, start } from '../support/cli.ts';

const KEYS = ['wallet', 'ledgerBackend', 'providerBackend', 'providerWidget', 'signer', 'chain'];

test('two stacks run side by side, each tells its URLs, and Ctrl-C leaves nothing behind', async () => {
  const [first, second] = await Promise.all([
    start('up', '--json', '--ports', 'auto'),
    start('up', '--json', '--ports', 'auto'),
  ]);
  const processes = [first, second].flatMap(({ child }) => family(child.pid ?? 0));
  expect(processes.length).toBeGreaterThanOrEqual(6);

  for (const { json } of [first, second]) {
    expect(Object.keys(json)).toEqual(expect.arrayContaining(KEYS));
    for (const part of [
      'wallet',
      'ledgerBackend',
      'providerBackend',
      'providerWidget',
      'signer',
      'control',
    ]) {
      expect((await fetch(`${json[part]}/health`)).status, part).toBe(200);
    }
  }
  expect(new Set([...Object.values(first.json), ...Object.values(second.json)]).size).toBeGreaterThan(
    2 * KEYS.length,
  );

  expect(await end(first.child, 'SIGINT')).toBe(0);
  expect(await end(second.child, 'SIGTERM')).toBe(0);
  expect(processes.filter(alive)).toEqual([]);
  expect([first, second].flatMap(({ child }) => foldersOf(child.pid))).toEqual([]);
});

test('Ctrl-C while the stack starts ends what has started', async () => {
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, [COMMAND, 'up', '--json', '--ports', 'auto'], {
    stdio: 'ignore',
    env: environment(),
  });
  await expect
    .poll(() => family(child.pid ?? 0).length, { timeout: 10_000, intervals: [5] })
    .toBeGreaterThan(1);
  const processes = family(child.pid ?? 0);
  expect(await end(child, 'SIGINT')).toBe(0);
  expect(processes.filter(alive)).toEqual([]);
});

test('a port in use is one sentence with the mend, exit code 2', async () => {
  const squatter = createServer();
  const taken = await new Promise<boolean>((resolve) => {
    squatter.once('error', () => resolve(false));
    squatter.listen(4002, '127.0.0.1', () => resolve(true));
  });
  const { status, stderr } = run(['up', '--json']);
  if (taken) squatter.close();
  expect(status).toBe(2);
  expect(lines(stderr)).toEqual([
    expect.stringMatching(/^exchange-sim: Port \d+ \(.+\) is in use: .+--ports auto\.$/),
  ]);
});

for (const [name, args, env, sentence] of [
  [
    'a wrong environment value',
    ['up'],
    { ETH_RPC_URL: 'localhost' },
    /^exchange-sim: ETH_RPC_URL="localhost" .+ for example ETH_RPC_URL=.+\.$/,
  ],
  [
    'a registry that is not there',
    ['up', '--ports', 'auto', '--config', 'nowhere.json'],
    {},
    /nowhere\.json cannot be read/,
  ],
  [
    'a Postgres that is not there',
    ['up', '--ports', 'auto'],
    { DATABASE_URL: 'postgres://sim:hunter2@127.0.0.1:1/postgres' },
    /Postgres at 127\.0\.0\.1:1 cannot be used \((?!.*hunter2)/,
  ],
  [
    'a Redis that is not there',
    ['run', 'swap-native-fixed-eth-btc', '--headless'],
    { REDIS_URL: 'redis://:hunter2@127.0.0.1:1' },
    /Redis at 127\.0\.0\.1:1 cannot be used \((?!.*hunter2)/,
  ],
  ['a registry that is not one', ['up', '--ports', 'auto', '--config', 'package.json'], {}, /package\.json/],
  ['a signer that is no URL', ['up', '--signer', 'stax'], {}, /--signer stax is neither/],
  ['a model that does not exist', ['signer', '--model', 'nanos'], {}, /--model nanos/],
  ['words that are no seed', ['signer', '--port', '0', '--seed', 'one two three'], {}, /not a BIP39 phrase/],
] as const) {
  test(`${name} is one sentence, exit code 2`, () => {
    const { status, stderr } = run([...args], env);
    expect(lines(stderr)).toHaveLength(1);
    expect(stderr.trim()).toMatch(sentence);
    expect(status).toBe(2);
  });
}

test('the doctor starts each program for real and names what the environment points at', () => {
  const { status, stdout } = run(['doctor', '--json'], { DATABASE_URL: 'postgres://127.0.0.1:1/postgres' });
  const { findings } = JSON.parse(stdout) as {
    findings: Array<{ state: string; subject: string; fix?: string }>;
  };
  const ok = findings.filter(({ state }) => state === 'ok').map(({ subject }) => subject);
  expect(ok).toEqual(expect.arrayContaining(['Node', 'Postgres', 'Anvil', 'signer']));
  expect(findings.find(({ subject }) => subject === 'DATABASE_URL')).toMatchObject({
    state: 'problem',
    fix: expect.stringContaining('unset'),
  });
  expect(status).toBe(1);
});

const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', env: environment(env) });
const lines = (text: string) => text.trim().split('\n');
const foldersOf = (pid: number | undefined) =>
  ['/dev/shm', tmpdir()]
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.startsWith(`exchange-sim-${pid}-`));

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process and everything it started. */
function family(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === pid;
      } catch {
        return false;
      }
    });
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}
