import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeApp, writeElf } from '../testing/write-elf.js';
import { inspectElf } from './inspect-elf.js';

/** Puts a file into a folder of its own and looks at it there. */
async function inspect(name: string, content: Buffer | string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'elf-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  if (content !== undefined) await writeFile(path, content);
  return inspectElf(path);
}

test.each([
  ['stax/exchange.elf', writeApp(), 'Exchange TEST 4.4.2, for stax, API level 25, test key'],
  ['nanosp/exchange.elf', writeApp({ target: 'nanos2' }), /for nanosp/],
  [
    'anything.elf',
    writeApp({ name: 'Ethereum', version: '1.22.0', key: 'none' }),
    /^Ethereum 1\.22\.0, for stax/,
  ],
])('%s is fine', async (name, file, text) => {
  expect(await inspect(name, file)).toMatchObject({ state: 'ok', text: expect.stringMatching(text) });
});

const whole = writeApp();
test.each([
  ['a text file', 'notes, no application', /^is a text file, no ELF: it begins with "notes, no applic"$/],
  ['a downloaded page', '<!DOCTYPE html>\n<html>', /^is a text file/],
  ['Intel HEX', ':020000040C00EE\n', /^is the Intel HEX file/],
  ['an archive', Buffer.from('504b030414000000', 'hex'), /begins with 504b0304 instead of 7f454c46$/],
  [
    'an x86 ELF',
    writeElf({ machine: 62, bits: 64 }),
    /^is an ELF for x86-64 \(64-bit\), not for the 32-bit ARM/,
  ],
  ['an ARM64 ELF', writeElf({ machine: 183, bits: 64 }), /ELF for ARM64 \(64-bit\)/],
  [
    'a truncated ELF',
    whole.subarray(0, 200),
    /^is cut short: .+ speak of \d+ bytes or more, the file has 200$/,
  ],
  ['an ELF without its last byte', whole.subarray(0, -1), /^is cut short/],
  ['half a header', whole.subarray(0, 30), /^is cut short/],
  ['an empty file', '', /^is empty$/],
  ['a missing file', undefined, /^does not exist$/],
  ['an ELF without sections', Buffer.concat([whole.subarray(0, 32), Buffer.alloc(20)]), /^has no sections/],
  [
    'another application',
    writeApp({ name: 'Bitcoin Test', version: '2.4.6' }),
    /^is Bitcoin Test 2\.4\.6, not Exchange$/,
  ],
  [
    'another model',
    writeApp({ target: 'flex' }),
    /^is Exchange TEST 4\.4\.2 for flex, in the folder of stax$/,
  ],
  [
    'a production build',
    writeApp({ name: 'Exchange', key: 'production' }),
    /production key: it refuses .+ 9D1A/,
  ],
  ['a build with the old test key', writeApp({ key: 'old test' }), /old test key: it refuses/],
  ['a build with another key', writeApp({ key: 'none' }), /none of the known keys/],
])('%s is a problem of its own, with the mend', async (_name, file, text) => {
  const finding = await inspect('stax/exchange.elf', file);
  expect(finding).toMatchObject({ state: 'problem', text: expect.stringMatching(text) });
  expect(finding.subject).toMatch(/stax\/exchange\.elf$/);
  expect(finding.fix).toBeTruthy();
});

test('every cut of a whole file is found', async () => {
  for (let length = 20; length < whole.length; length += 7) {
    expect(await inspect('app.elf', whole.subarray(0, length))).toMatchObject({
      state: 'problem',
      text: expect.stringMatching(/cut short/),
    });
  }
});

test('the mend names repository, SDK and flags', async () => {
  expect(await inspect('flex/bitcoin.elf', writeApp({ name: 'Bitcoin Test', target: 'flex' }))).toMatchObject(
    {
      fix: 'put Bitcoin there: build https://github.com/LedgerHQ/app-bitcoin-new with make BOLOS_SDK=$FLEX_SDK COIN=bitcoin',
    },
  );
});

test('another version, and a build that says nothing of itself, are warnings', async () => {
  expect(await inspect('stax/exchange.elf', writeApp({ version: '4.3.0' }))).toMatchObject({
    state: 'warning',
    text: expect.stringMatching(/4\.3\.0.+follows 4\.4\.2$/),
  });
  expect(await inspect('ethereum.elf', writeElf({ sections: { '.text': 'program' } }))).toMatchObject({
    state: 'warning',
    text: expect.stringMatching(/^an application without a name: the ELF lacks/),
  });
});
