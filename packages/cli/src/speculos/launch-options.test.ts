import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEVICE_MODELS } from './apps.js';
import { automationFile, readAutomation } from './automation.js';
import { launchOptions } from './launch-options.js';
import { IMAGE } from './launch-plan.js';

const flags = { model: 'stax', port: '5001' };

test('what is not asked for has its default', () => {
  expect(launchOptions(flags)).toEqual({ model: 'stax', port: 5001, image: IMAGE });
  expect(launchOptions({ ...flags, runner: 'podman', image: 'mine:1' })).toMatchObject({
    runner: 'podman',
    image: 'mine:1',
  });
});

test.each([
  [{ model: 'nanos' }, /^--model nanos is not emulated .+: give one of stax, .+apex_p\.$/],
  [{ port: '0' }, /^--port 0 is not a port/],
  [{ port: '70000' }, /^--port 70000/],
  [{ port: '5e3' }, /^--port 5e3/],
  [{ runner: 'qemu' }, /^--runner qemu is unknown: give one of speculos, docker, podman\.$/],
])('%o is one sentence', (wrong, sentence) => {
  expect(() => launchOptions({ ...flags, ...wrong })).toThrow(sentence);
});

test.each(DEVICE_MODELS)('there are rules to approve and to reject on %s', (model) => {
  for (const name of ['approve', 'reject']) expect(existsSync(automationFile(name, model))).toBe(true);
});

test('rules of one’s own are a file; one that is not there is a sentence', async () => {
  expect(automationFile('mine.json', 'stax')).toBe('mine.json');
  await expect(readAutomation('nowhere.json', 'stax')).rejects.toThrow(
    /^--automation nowhere\.json cannot be read: give approve, reject or a file/,
  );
});
