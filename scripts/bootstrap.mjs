#!/usr/bin/env node
// What every npm script begins with. Plain Node (20.19 or later), no dependency: installs the pinned packages when the
// lockfile changed, then hands over to the Node 24 that came with them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.exchange-sim-install');
const windows = process.platform === 'win32';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Node ${process.versions.node} is too old: install Node 20.19 or later and run the same command again.`,
  );
}

install();
run(process.argv[2] ?? 'start', process.argv.slice(3));

function fail(sentence) {
  process.stderr.write(`exchange-sim: ${sentence}\n`);
  process.exit(2);
}

function install() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    hash.update(readFileSync(join(root, file)));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write('exchange-sim: installing packages (only when the lockfile changed) …\n');
  const done = spawnSync(
    'npx',
    ['-y', `pnpm@${config.pnpm}`, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: windows,
      env: { ...process.env, CI: 'true' },
    },
  );
  if (done.status !== 0)
    fail(
      'packages could not be installed: see the lines above, check the network, and run the same command again.',
    );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs `scripts/<name>.mjs` on the workspace's own Node and passes signals and the exit code on. */
function run(name, args) {
  const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  const binaries = join(root, 'node_modules', '.bin');
  const child = spawn(
    existsSync(node) ? node : process.execPath,
    [join(root, 'scripts', `${name}.mjs`), ...args],
    {
      cwd: process.env.INIT_CWD && name === 'cli' ? process.env.INIT_CWD : root,
      stdio: 'inherit',
      env: { ...process.env, PATH: [dirname(node), binaries, process.env.PATH].join(delimiter) },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
