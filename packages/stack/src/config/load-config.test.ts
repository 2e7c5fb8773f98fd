import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ExchangeSimConfig } from './config-schema.js';
import { loadConfig } from './load-config.js';
import { providerRowsOf } from './provider-rows.js';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const hex = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex');
const acme = {
  id: 'acme',
  baseUrl: 'http://127.0.0.1:3000/api',
  products: ['swap'],
  publicKey: hex,
} as const;

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function rowsOf(config: object, files: Record<string, string> = {}) {
  const folder = await folderWith({ ...files, 'exchange-sim.config.json': JSON.stringify(config) });
  const loaded = await loadConfig(undefined, folder);
  if (loaded?.kind !== 'config') throw new Error('no configuration');
  return providerRowsOf(loaded.config.providers, loaded.source);
}

test('nothing is loaded where nothing lies', async () => {
  expect(await loadConfig(undefined, await folderWith({}))).toBeUndefined();
});

test('a TypeScript file in the folder is loaded, with its types stripped', async () => {
  const folder = await folderWith({
    'exchange-sim.config.ts':
      'const seed: string = "mine"; export default { seed, referenceProviders: false };',
  });
  expect(await loadConfig(undefined, folder)).toMatchObject({
    kind: 'config',
    config: { seed: 'mine', referenceProviders: false, providers: [] },
  });
});

test('a JSON array is a registry of provider rows, as before', async () => {
  const folder = await folderWith({ 'providers.json': '[]' });
  expect(await loadConfig('providers.json', folder)).toEqual({
    kind: 'registry',
    file: join(folder, 'providers.json'),
  });
});

test('a provider that says little becomes a whole row', async () => {
  expect(await rowsOf({ providers: [acme] })).toEqual([
    {
      id: 'acme',
      name: 'acme',
      supportUrl: 'http://127.0.0.1:3000',
      needsKyc: false,
      baseUrl: 'http://127.0.0.1:3000/api',
      apiKey: 'sandbox-ledger-to-acme',
      webhookApiKey: 'sandbox-acme-to-ledger',
      cal: { name: 'acme', publicKeyHex: hex, curve: 'secp256r1', appVersion: 2 },
      products: ['swap'],
      features: expect.objectContaining({ sellRedirect: false }),
      swap: { continuesIn: 'wallet', statusMapping: {}, restrictedCountries: [] },
    },
  ]);
});

test('a manifest is made from the URL of the Live App, and swaps go on there', async () => {
  const [row] = await rowsOf({
    providers: [
      {
        ...acme,
        name: 'Acme Payments & Co',
        products: ['sell', 'swap'],
        liveApp: 'http://127.0.0.1:3001/widget?x=1',
        auth: { name: 'Authorization', value: 'Bearer_secret' },
      },
    ],
  });
  expect(row).toMatchObject({
    name: 'Acme Payments & Co',
    apiKey: 'Bearer_secret',
    apiKeyHeader: 'Authorization',
    cal: { name: 'acme' },
    swap: { continuesIn: 'live-app' },
    manifest: { id: 'acme', url: 'http://127.0.0.1:3001/widget?x=1', domains: ['http://127.0.0.1:3001'] },
  });
});

test('key and manifest come from files beside the configuration, the manifest from a URL too', async () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const [own] = await rowsOf({ providers: [{ ...acme, liveApp: 'http://127.0.0.1:1/' }] });
  const text = JSON.stringify(own?.manifest);
  const server = createServer((_request, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/m.json`;
  for (const manifest of ['m.json', url]) {
    const [row] = await rowsOf(
      { providers: [{ ...acme, publicKey: 'public.pem', curve: 'R1', liveApp: { manifest } }] },
      { 'public.pem': pem, 'm.json': text },
    );
    expect(row).toMatchObject({ cal: { publicKeyHex: hex }, manifest: own?.manifest });
  }
});

const provider = (over: object): object => ({ providers: [{ ...acme, ...over }] });
test.each<[string, object, string]>([
  ['an unknown field', { colour: 'teal' }, 'field colour is not known'],
  ['an unknown field of a provider', provider({ colour: 1 }), 'provider "acme": field colour is not known'],
  ['no id', provider({ id: undefined }), 'provider "#1": field id is missing'],
  [
    'a base URL that is none',
    provider({ baseUrl: 'acme' }),
    'provider "acme": field baseUrl must be an http or https URL',
  ],
  [
    'a product that is none',
    provider({ products: ['lend'] }),
    'provider "acme": field products.0 must be "buy", "sell" or "swap"',
  ],
  [
    'no key',
    provider({ publicKey: undefined }),
    'provider "acme": field publicKey is missing: for Sell and Swap',
  ],
  [
    'a key of the other curve',
    provider({ curve: 'K1' }),
    'provider "acme": field publicKey is a point of secp256r1 although',
  ],
  ['a key file that is not there', provider({ publicKey: 'none.pem' }), 'field publicKey is neither hex'],
  ['Sell without Live App', provider({ products: ['sell'] }), 'field liveApp is missing: Buy and Sell go on'],
  [
    'a manifest that is not there',
    provider({ liveApp: { manifest: 'none.json' } }),
    'field liveApp names the file',
  ],
  [
    'a manifest that is none',
    provider({ liveApp: { manifest: {} } }),
    'provider "acme" (row 1): field manifest.',
  ],
  [
    'a header that is none',
    provider({ auth: { name: 'x key', value: '12345678' } }),
    'field auth.name must be the name of an HTTP header',
  ],
  [
    'a key with spaces',
    provider({ auth: { value: 'with a space' } }),
    'field auth.value must be printable ASCII',
  ],
  [
    'a short name for the signer',
    provider({ id: 'ab' }),
    'field signerName must be 3 to 15 ASCII characters',
  ],
  [
    'a URL missing for a product',
    provider({ baseUrl: { buy: 'http://127.0.0.1:1' } }),
    'field baseUrl.swap is missing',
  ],
  ['two providers with one id', { providers: [acme, { ...acme }] }, 'field id: must differ'],
])('%s is one sentence naming file, provider and field', async (_name, config, sentence) => {
  await expect(rowsOf(config)).rejects.toThrow(sentence);
  await expect(rowsOf(config)).rejects.toThrow(/^exchange-sim\.config\.json: [^\n]+\.$/);
});

test.each([
  ['export const config = {}', 'it has no default export'],
  ['export default {', 'cannot be loaded: '],
  ['import "./nowhere.js"; export default {}', 'cannot be loaded: '],
])('a file that cannot be loaded, %j, is one sentence', async (text, reason) => {
  const folder = await folderWith({ 'mine.mjs': text });
  await expect(loadConfig('mine.mjs', folder)).rejects.toThrow(/^mine\.mjs cannot be loaded: [^\n]+\.$/);
  await expect(loadConfig('mine.mjs', folder)).rejects.toThrow(reason);
});

test('a file that is not there, and one that is no JSON', async () => {
  const folder = await folderWith({ 'mine.json': '{' });
  await expect(loadConfig('none.ts', folder)).rejects.toThrow('The configuration none.ts cannot be read');
  await expect(loadConfig('mine.json', folder)).rejects.toThrow(/^mine\.json is not JSON/);
});

test('the type of a configuration is what the examples write', () => {
  const config: ExchangeSimConfig = { providers: [{ ...acme, products: ['swap'] }], clock: 'controlled' };
  expect(config.providers).toHaveLength(1);
});
