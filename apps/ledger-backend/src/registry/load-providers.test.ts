import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newProviderRow } from '../../test/provider-row.js';
import { checkProviders, loadProviders, parseProviders } from './load-providers.js';

test('reads a file of rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'providers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'providers.json');
  await writeFile(file, JSON.stringify([newProviderRow()]));
  expect(await loadProviders(file)).toEqual([newProviderRow()]);
  await expect(loadProviders(join(folder, 'none.json'))).rejects.toThrow(
    /none\.json: .* cannot be read \(ENOENT\)/,
  );
});

test.each([
  [{ baseUrl: 'ftp://x' }, 'provider "northgate" (row 2): field baseUrl: must be an http or https URL'],
  [{ baseUrl: 'http://me:secret@127.0.0.1' }, 'field baseUrl: must have no user, password'],
  [{ baseUrl: 'nonsense' }, 'field baseUrl: must be an http or https URL'],
  [{ apiKey: 'with space' }, 'field apiKey: must be printable ASCII'],
  [{ cal: { ...newProviderRow().cal, name: 'No' } }, 'field cal.name: must be 3 to 15'],
  [{ cal: { ...newProviderRow().cal, publicKeyHex: '04ab' } }, 'field cal.publicKeyHex: must be a 65-byte'],
  [{ products: ['swap'] }, 'field products.0: must be "sell"'],
  [{ manifest: { ...newProviderRow().manifest, domains: [] } }, 'field manifest.domains'],
  [{ colour: 'teal' }, 'Unrecognized key: "colour"'],
  [{ id: undefined }, 'provider in row 2: field id'],
])('a wrong value, %o, is one sentence naming row and field', (over, sentence) => {
  const rows = [newProviderRow({ id: 'first' }), { ...newProviderRow(), ...over }];
  expect(() => checkProviders(rows, 'providers.json')).toThrow(`${sentence}`);
  expect(() => checkProviders(rows, 'providers.json')).toThrow(/^providers\.json: [^\n]*$/);
});

test('rows must differ in what tells them apart', () => {
  const rows = [
    newProviderRow({ id: 'first' }),
    newProviderRow({ id: 'second', webhookApiKey: 'webhook-key-of-first' }),
  ];
  expect(() => checkProviders(rows, 'x')).toThrow(
    'providers "first" and "second": field webhookApiKey: must differ',
  );
  expect(() => checkProviders(rows, 'x')).not.toThrow('webhook-key-of-first');
});

test.each(['', '{', '{}', '[]', 'null'])('%j is no registry', (text) => {
  expect(() => parseProviders(text, 'providers.json')).toThrow(/^providers\.json: /);
});
