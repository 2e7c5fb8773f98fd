import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeApp } from '../testing/write-elf.js';
import { elfChecks, folderChecks } from './elf-checks.js';

async function newFolder(files: Record<string, Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'apps-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const model of ['stax', 'flex', 'nanosp']) await mkdir(join(folder, model));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

test('no applications at all is fine: nothing but genuine Speculos needs them', async () => {
  expect(await folderChecks(await newFolder({}))).toMatchObject([{ state: 'ok', subject: 'genuine signer' }]);
  expect(await folderChecks('/nowhere')).toMatchObject([{ state: 'ok' }]);
});

test('a model with some applications needs Exchange and Ethereum; without Bitcoin it is warned of', async () => {
  const folder = await newFolder({
    'stax/exchange.elf': writeApp(),
    'flex/ethereum.elf': writeApp({ name: 'Ethereum', target: 'flex', key: 'none' }),
  });
  const states = (await folderChecks(folder)).map(({ subject, state }) => [
    subject.slice(folder.length + 1),
    state,
  ]);
  expect(states).toEqual([
    ['stax/exchange.elf', 'ok'],
    ['stax/ethereum.elf', 'problem'],
    ['stax/bitcoin.elf', 'warning'],
    ['flex/exchange.elf', 'problem'],
    ['flex/ethereum.elf', 'ok'],
    ['flex/bitcoin.elf', 'warning'],
  ]);
});

test('files that are named are looked at, and nothing else', async () => {
  const folder = await newFolder({ 'stax/exchange.elf': writeApp(), 'stax/ethereum.elf': writeApp() });
  const findings = await elfChecks([join(folder, 'stax/exchange.elf'), join(folder, 'none.elf')]);
  expect(findings.map(({ state }) => state)).toEqual(['ok', 'problem']);
});
