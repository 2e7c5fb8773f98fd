import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeApp } from '../../packages/cli/src/testing/write-elf.ts';
import { COMMAND, end, environment, startWith } from '../support/cli.ts';

/** A program named speculos that takes its arguments and runs the embedded signer: the genuine one cannot be handed out. */
const STAND_IN = `#!${process.execPath}
const { spawn } = require('node:child_process');
const at = (name) => process.argv[process.argv.indexOf(name) + 1];
if (process.argv.includes('--help')) process.exit(0);
process.stdout.write('what it says itself\\n');
const signer = spawn(process.execPath, [${JSON.stringify(COMMAND)}, 'signer', '--port', at('--api-port'), '--model', at('--model')], { stdio: 'ignore' });
process.on('SIGTERM', () => signer.kill('SIGTERM'));
signer.on('exit', (code) => process.exit(code));
`;

let home = '';
test.beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'speculos-'));
  mkdirSync(join(home, 'bin'));
  mkdirSync(join(home, 'apps', 'flex'), { recursive: true });
  writeFileSync(join(home, 'bin', 'speculos'), STAND_IN);
  chmodSync(join(home, 'bin', 'speculos'), 0o755);
  for (const [file, name] of [
    ['exchange.elf', 'Exchange TEST'],
    ['ethereum.elf', 'Ethereum'],
  ] as const)
    writeFileSync(join(home, 'apps', 'flex', file), writeApp({ name, target: 'flex' }));
});
test.afterAll(() => rmSync(home, { recursive: true }));

const path = () => ({ PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}` });

/** A port that is free now, or one that is held until `release`. */
async function holdPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    release: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('the genuine signer starts with its rules, says where it is, and Ctrl-C ends it', async () => {
  const held = await holdPort();
  await held.release();
  const args = ['--model', 'flex', '--port', String(held.port), '--apps', join(home, 'apps')];
  const { child, json } = await startWith(path(), 'speculos', ...args, '--automation', 'reject', '--json');
  try {
    expect(json).toEqual({ signer: `http://127.0.0.1:${held.port}` });
    const png = Buffer.from(await (await fetch(`${json.signer}/screenshot`)).arrayBuffer());
    expect(png.readUInt32BE(16)).toBe(480);
  } finally {
    expect(await end(child)).toBe(0);
  }
  await expect(fetch(`${json.signer}/events`)).rejects.toThrow();
});

test('a port in use, a missing application and one of another model are one sentence each, exit code 2', async () => {
  const held = await holdPort();
  mkdirSync(join(home, 'apps', 'stax'));
  writeFileSync(join(home, 'apps', 'stax', 'exchange.elf'), writeApp({ target: 'flex' }));
  for (const [model, sentence] of [
    [
      'flex',
      new RegExp(`Port ${held.port} is in use: stop what listens there, or give another with --port\\.$`),
    ],
    ['nanosp', /nanosp\/exchange\.elf: does not exist; put the application there; speculos\/README\.md says/],
    [
      'stax',
      /stax\/exchange\.elf: is Exchange TEST 4\.4\.2 for flex, in the folder of stax; move it to flex\//,
    ],
  ] as const) {
    const args = ['speculos', '--model', model, '--port', String(held.port), '--apps', join(home, 'apps')];
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      encoding: 'utf8',
      env: environment(path()),
    });
    expect(stderr.trim().split('\n').at(-1)).toMatch(sentence);
    expect(status).toBe(2);
  }
  await held.release();
});

test('a Speculos that ends at once is told with its own words before, exit code 2, without waiting', () => {
  const bin = join(home, 'ending');
  mkdirSync(bin);
  const script = `#!${process.execPath}\nif (process.argv.includes('--help')) process.exit(0);\nconsole.error('Invalid api_level');\nprocess.exit(1);\n`;
  writeFileSync(join(bin, 'speculos'), script, { mode: 0o755 });
  const args = ['speculos', '--model', 'flex', '--port', '64998', '--apps', join(home, 'apps')];
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: environment({ PATH: `${bin}${delimiter}${process.env.PATH}` }),
    timeout: 15_000,
  });
  expect(stderr.trim().split('\n').slice(-2)).toEqual([
    'Invalid api_level',
    expect.stringMatching(
      /^exchange-sim: Speculos ended before it answered at .+: its own words are above; /,
    ),
  ]);
  expect(status).toBe(2);
});
