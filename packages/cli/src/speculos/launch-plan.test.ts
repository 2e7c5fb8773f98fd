import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEVICE_MODELS, ROOT } from './apps.js';
import { chooseRunner, IMAGE, launchCommand, type RunnerState, speculosArguments } from './launch-plan.js';

const launch = {
  model: 'stax',
  apps: ['exchange', 'ethereum', 'bitcoin'],
  port: 5001,
  folder: '/home/me/speculos/apps/stax',
  image: IMAGE,
} as const;

test('a local Speculos starts in the folder of the applications, Exchange in front of its libraries', () => {
  expect(launchCommand('speculos', launch)).toEqual({
    program: 'speculos',
    cwd: launch.folder,
    args: [
      ...['--model', 'stax', '--display', 'headless', '--api-port', '5001', '--apdu-port', '0'],
      ...['-l', 'Ethereum:ethereum.elf', '-l', 'Bitcoin:bitcoin.elf', 'exchange.elf'],
    ],
  });
});

test.each(['docker', 'podman'] as const)(
  '%s mounts the folder read-only and publishes on this machine only',
  (engine) => {
    const { program, args, cwd } = launchCommand(engine, {
      ...launch,
      port: 6001,
      apps: ['exchange', 'ethereum'],
    });
    expect([program, cwd]).toEqual([engine, undefined]);
    expect(args).toEqual([
      ...['run', '--rm', '--name', 'exchange-sim-speculos-6001'],
      ...['--mount', `type=bind,source=${launch.folder},target=/speculos/apps,readonly`],
      ...['--publish', '127.0.0.1:6001:5000', IMAGE],
      ...['--model', 'stax', '--display', 'headless', '--api-port', '5000', '--apdu-port', '0'],
      ...['-l', 'Ethereum:apps/ethereum.elf', 'apps/exchange.elf'],
    ]);
  },
);

test.each(DEVICE_MODELS)('%s is named as Speculos names it; a seed is handed on', (model) => {
  const args = speculosArguments({ model, apps: ['exchange'], seed: 'hex:00ff' }, 5001);
  expect(args.slice(0, 2)).toEqual(['--model', model]);
  expect(args.slice(-3)).toEqual(['--seed', 'hex:00ff', 'exchange.elf']);
});

test('the image is pinned, and compose starts the same with the same arguments', () => {
  expect(IMAGE).toMatch(/^ghcr\.io\/ledgerhq\/speculos:\d+\.\d+\.\d+$/);
  const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  expect(compose).toContain(`\${SPECULOS_IMAGE:-${IMAGE}}`);
  const [, list = ''] = /command:\n((?: +- .+\n)+)/.exec(compose) ?? [];
  const args = list.split('\n').map((line) => line.trim().replace(/^- /, '').replaceAll('"', ''));
  const wanted = speculosArguments({ ...launch, model: 'stax' }, 5000, 'apps/');
  expect(args.filter(Boolean).map((arg) => arg.replace(/^\$\{SPECULOS_MODEL:-(.+)\}$/, '$1'))).toEqual(
    wanted,
  );
});

const states = (speculos: RunnerState, docker: RunnerState, podman: RunnerState) => ({
  speculos,
  docker,
  podman,
});

test.each([
  [states('works', 'works', 'works'), undefined, 'speculos'],
  [states('absent', 'works', 'works'), undefined, 'docker'],
  [states('absent', 'asleep', 'works'), undefined, 'podman'],
  [states('works', 'works', 'absent'), 'docker', 'docker'],
] as const)('%o with --runner %s: %s', (given, wanted, chosen) => {
  expect(chooseRunner(given, wanted)).toBe(chosen);
});

test.each([
  [
    states('absent', 'absent', 'absent'),
    undefined,
    /^Neither speculos nor docker nor podman is on PATH: install/,
  ],
  [
    states('absent', 'asleep', 'absent'),
    undefined,
    /^docker is installed, but no container engine answers: start/,
  ],
  [states('absent', 'asleep', 'asleep'), undefined, /^docker and podman are installed, but no/],
  [states('works', 'absent', 'absent'), 'docker', /^--runner docker: there is no docker on PATH/],
  [states('works', 'asleep', 'absent'), 'docker', /^docker is installed, but no container engine answers/],
] as const)('%o with --runner %s is one sentence with the mend', (given, wanted, sentence) => {
  expect(() => chooseRunner(given, wanted)).toThrow(sentence);
});
