import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newProviderRow } from '../../test/provider-row.js';
import { calRows } from '../cal/cal-rows.js';
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

const swaps = { products: ['swap'], swap: { continuesIn: 'wallet' } };
test.each([
  [{ baseUrl: 'ftp://x' }, 'provider "northgate" (row 2): field baseUrl: must be an http or https URL'],
  [{ baseUrl: 'http://me:secret@127.0.0.1' }, 'field baseUrl: must have no user, password'],
  [{ baseUrl: 'nonsense' }, 'field baseUrl: must be an http or https URL'],
  [{ apiKey: 'with space' }, 'field apiKey: must be printable ASCII'],
  [{ cal: { ...newProviderRow().cal, name: 'No' } }, 'field cal.name: must be 3 to 15'],
  [{ cal: { ...newProviderRow().cal, publicKeyHex: '04ab' } }, 'field cal.publicKeyHex: must be a 65-byte'],
  [{ products: ['lend'] }, 'field products.0: must be "buy", "sell" or "swap"'],
  [{ products: ['buy'], manifest: undefined }, 'field manifest: must be there for Buy'],
  [{ cal: undefined }, 'field cal: must be there for Sell and Swap'],
  [{ webhookApiKey: undefined }, 'field webhookApiKey: must be there for Sell and Swap'],
  [{ baseUrls: { buy: 'ftp://x' } }, 'field baseUrls.buy: must be an http or https URL'],
  [{ baseUrls: { card: 'http://x' } }, 'field baseUrls: Unrecognized key: "card"'],
  [{ products: ['swap'] }, 'field swap: must be there when products has "swap"'],
  [{ swap: { continuesIn: 'wallet' } }, 'field swap: must be there when products has "swap", and only then'],
  [{ manifest: undefined }, 'field manifest: must be there for Buy, for Sell'],
  [{ ...swaps, swap: { continuesIn: 'live-app' }, manifest: undefined }, 'field manifest: must be there for'],
  [{ ...swaps, swap: { continuesIn: 'page' } }, 'field swap.continuesIn: '],
  [{ ...swaps, swap: { ...swaps.swap, statusMapping: { done: 'paid' } } }, 'field swap.statusMapping.done: '],
  [{ ...swaps, swap: { ...swaps.swap, statusPageUrl: 'http://x/' } }, 'field swap.statusPageUrl: must have'],
  [{ ...swaps, swap: { ...swaps.swap, colour: 'teal' } }, 'field swap: Unrecognized key: "colour"'],
  [{ manifest: { ...newProviderRow().manifest, domains: [] } }, 'field manifest.domains'],
  [{ colour: 'teal' }, 'Unrecognized key: "colour"'],
  [{ id: undefined }, 'provider in row 2: field id'],
])('a wrong value, %o, is one sentence naming row and field', (over, sentence) => {
  const rows = [newProviderRow({ id: 'first' }), { ...newProviderRow(), ...over }];
  expect(() => checkProviders(rows, 'providers.json')).toThrow(`${sentence}`);
  expect(() => checkProviders(rows, 'providers.json')).toThrow(/^providers\.json: [^\n]*$/);
});

test('a partner that only swaps, in the wallet itself, needs no manifest', () => {
  const [row] = checkProviders([{ ...newProviderRow(), ...swaps, manifest: undefined }], 'x');
  expect(row).toMatchObject({
    products: ['swap'],
    swap: { continuesIn: 'wallet', statusMapping: {}, restrictedCountries: [] },
  });
});

test('a partner that does nothing but Buy signs nothing, and old files know nothing of Buy', () => {
  const { cal: _cal, webhookApiKey: _key, ...row } = newProviderRow({ products: ['buy'] });
  const old = { ...newProviderRow({ id: 'old' }), features: { sellRedirect: true } };
  old.manifest = { ...newProviderRow().manifest, id: 'old' } as typeof old.manifest;
  const [buys, sells] = checkProviders([{ ...row, features: undefined }, old], 'x');
  expect(buys).toMatchObject({ id: 'northgate', features: { buyRedirect: false, sellRedirect: false } });
  expect(sells?.features).toEqual({ buyRedirect: false, sellRedirect: true });
  expect(calRows([buys, sells].filter((one) => one !== undefined)).partners).toHaveLength(1);
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
