import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemClock } from '@exchange-sim/clock';
import type { Manifest } from '@exchange-sim/contract';
import { silentRecorder } from '@exchange-sim/trace';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWallet } from '../index.js';
import { isPublicAddress } from './public-address.js';

const manifest: Manifest = {
  id: 'acme-sell',
  name: 'Acme Pay',
  url: 'https://widget.acme.example/',
  homepageUrl: 'https://acme.example/',
  platforms: ['desktop'],
  apiVersion: '^2.0.0',
  manifestVersion: '2',
  branch: 'stable',
  categories: ['sell'],
  currencies: '*',
  content: { shortDescription: { en: 'Sell' }, description: { en: 'Sell crypto' } },
  permissions: ['account.list'],
  domains: ['https://'],
  visibility: 'complete',
};
const text = JSON.stringify(manifest);
const closers: (() => Promise<unknown>)[] = [];
let wallet = '';
let site = '';
let answer: RequestListener = (_request, response) => response.end(text);

async function serve(): Promise<string> {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  answer = (_request, response) => response.end(text);
  site = await serve();
  const nowhere = 'http://127.0.0.1:1';
  const running = await startWallet({
    port: 0,
    clock: new SystemClock(),
    recorder: silentRecorder,
    ledgerBackendUrl: nowhere,
    signerUrl: nowhere,
    ethRpcUrl: nowhere,
    accounts: [],
    allowedManifestHosts: [site],
  });
  wallet = running.url;
  closers.push(() => running.close());
});
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

async function load(body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${wallet}/api/manifests`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const json = await response.json();
  return { status: response.status, body: json, field: json.additionalFields?.field, message: json.message };
}

test('loads from text and from an allowed URL, lists, replaces and forgets', async () => {
  expect(await load({ text })).toMatchObject({ status: 200, body: { id: 'acme-sell' } });
  expect(await load({ url: `http://${site}/manifest.json` })).toMatchObject({ status: 200 });
  const list = async () => (await (await fetch(`${wallet}/api/manifests`)).json()).manifests;
  expect(await list()).toEqual([manifest]);
  const forget = () => fetch(`${wallet}/api/manifests/acme-sell`, { method: 'DELETE' });
  expect((await forget()).status).toBe(200);
  expect((await forget()).status).toBe(404);
  expect(await list()).toEqual([]);
});

test.each([
  ['{', undefined],
  ['[]', undefined],
  [JSON.stringify({ ...manifest, url: undefined }), 'url'],
  [JSON.stringify({ ...manifest, url: 'javascript:alert(1)' }), 'url'],
  [JSON.stringify({ ...manifest, colour: 'red' }), 'colour'],
  [JSON.stringify({ ...manifest, content: { description: {} } }), 'content.shortDescription'],
])('%s is no manifest', async (broken, field) => {
  const refused = await load({ text: broken });
  expect([refused.status, refused.field]).toEqual([400, field]);
});

test('does not open this machine, private networks or other protocols for others', async () => {
  const port = (await serve()).split(':')[1];
  const urls = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    `http://me:secret@${site}/`,
  ];
  for (const url of urls) {
    const refused = await load({ url });
    expect([url, refused.status, refused.field]).toEqual([url, 400, 'url']);
  }
});

test('what cannot be had is 502 in one sentence', async () => {
  answer = (request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (request.url === '/near') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/large') response.end('x'.repeat(200_000));
    else response.writeHead(503).end();
  };
  const cases = [
    ['/away', 'redirects to another host'],
    ['/near', 'redirects too often'],
    ['/large', 'larger than 100 kB'],
    ['/', 'answered HTTP 503'],
  ];
  for (const [path, sentence] of cases) {
    const failed = await load({ url: `http://${site}${path}` });
    expect([failed.status, failed.message]).toEqual([502, expect.stringContaining(sentence ?? '')]);
  }
});

test('tells inner addresses from outer ones', () => {
  for (const inner of [
    '127.9.9.9',
    '172.31.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.1.1.1',
    '2002:7f00:1::',
    '0.0.0.0',
  ])
    expect([inner, isPublicAddress(inner)]).toEqual([inner, false]);
  for (const outer of ['1.1.1.1', '172.32.0.1', '2606:4700::1111']) expect(isPublicAddress(outer)).toBe(true);
});
