import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlledClock } from '@exchange-sim/clock';
import { startSigner } from '@exchange-sim/signer';
import { MemoryRecorder } from '@exchange-sim/trace';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Running, startWallet, type WalletOptions } from './index.js';
import { eventStream } from './test/event-stream.js';

const NOWHERE = 'http://127.0.0.1:1';
const clock = new ControlledClock();
const recorder = new MemoryRecorder(clock);
const running: { close(): Promise<unknown> }[] = [];
let uiDir = '';

async function start(options: Partial<WalletOptions> = {}): Promise<Running> {
  const wallet = await startWallet({
    port: 0,
    clock,
    recorder,
    ledgerBackendUrl: NOWHERE,
    signerUrl: NOWHERE,
    ethRpcUrl: NOWHERE,
    accounts: [],
    uiDir,
    ...options,
  });
  running.push(wallet);
  return wallet;
}

beforeEach(async () => {
  uiDir = await mkdtemp(join(tmpdir(), 'wallet-ui-'));
  await mkdir(join(uiDir, 'assets'));
  await writeFile(join(uiDir, 'index.html'), '<title>Wallet</title>');
  await writeFile(join(uiDir, 'assets', 'a-1234.js'), 'export {}');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((part) => part.close()));
  await rm(uiDir, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const hop = { from: 'user', to: 'wallet', kind: 'ui', name: 'open sell', start: 1 };

test('serves the page for every state of it, and nothing else under /api and /assets', async () => {
  const { url } = await start();
  for (const path of ['/', '/index.html', '/sell/quotes?from=ethereum']) {
    const answer = await fetch(url + path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 200, '<title>Wallet</title>']);
    expect(answer.headers.get('content-security-policy')).toContain(`connect-src 'self' ${NOWHERE};`);
  }
  expect((await fetch(`${url}/assets/a-1234.js`)).headers.get('cache-control')).toContain('immutable');
  for (const path of ['/assets/gone.js', '/api/nothing']) {
    const answer = await fetch(url + path);
    expect([answer.status, (await answer.json()).messageKey]).toEqual([404, 'NOT_FOUND_ERROR']);
  }
  expect((await fetch(`${url}/../../etc/passwd`)).headers.get('content-type')).toContain('text/html');
});

test('foreign pages, foreign names and other content types are kept out of /api', async () => {
  const { url } = await start();
  const touch = (headers: Record<string, string>, body = '{"hops":[]}') =>
    fetch(`${url}/api/hops`, { method: 'POST', headers, body }).then(({ status }) => status);
  expect(await touch(json)).toBe(200);
  expect(await touch({ ...json, origin: url })).toBe(200);
  expect(await touch({ ...json, origin: 'http://127.0.0.1:4003' })).toBe(403);
  expect(await touch({ ...json, origin: 'null' })).toBe(403);
  expect(await touch({ 'content-type': 'text/plain' })).toBe(415);
  expect(await touch({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await touch(json, '{')).toBe(400);
  expect(await touch(json, '')).toBe(400);
  expect(await touch(json, JSON.stringify({ hops: [{ ...hop, from: 'nobody' }] }))).toBe(400);
});

test('a name that was pointed at this machine is kept out too', async () => {
  const { port } = new URL((await start()).url);
  const status = (host: string) =>
    new Promise((resolve) => {
      const options = { port, path: '/api/manifests', headers: { host } };
      get(options, (response) => resolve(response.resume().statusCode));
    });
  expect(await status(`evil.example:${port}`)).toBe(403);
  expect(await status(`localhost:${port}`)).toBe(200);
});

test('hops of the page reach the trace', async () => {
  const { url } = await start();
  recorder.clear();
  await fetch(`${url}/api/hops`, { method: 'POST', headers: json, body: JSON.stringify({ hops: [hop] }) });
  expect(recorder.hops()).toMatchObject([{ from: 'user', to: 'wallet', name: 'open sell' }]);
});

test('says which systems do not answer, and goes on by itself when they do, even while the clock stands', async () => {
  clock.freeze();
  const port = await freePort();
  const { url } = await start({ signerUrl: `http://127.0.0.1:${port}` });
  const events = eventStream(url);
  const signer = (up: boolean) =>
    events.first('parts', ({ parts }) => parts.some((part) => part.name === 'signer' && part.up === up));
  expect((await signer(false)).parts.find(({ name }) => name === 'signer')?.problem).toContain('signer');
  expect((await fetch(`${url}/api/accounts`)).status).toBe(503);
  expect((await fetch(`${url}/api/signer/screenshot`)).status).toBe(503);

  running.push(await startSigner({ port, model: 'flex' }));
  await signer(true);
  const screen = await events.first('screen');
  expect(screen.texts.length).toBeGreaterThan(0);
  const picture = await fetch(`${url}/api/signer/screenshot?v=${screen.version}`);
  expect([picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
    'image/png',
    'no-store',
  ]);
  expect(await (await fetch(`${url}/api/config`)).json()).toMatchObject({ signerModel: 'flex' });
  clock.resume();
  events.close();
});

test('tells the page of the clock, at first and whenever it is moved', async () => {
  const { url } = await start();
  const events = eventStream(url);
  await events.first('clock');
  clock.freeze();
  const frozen = await events.first('clock', (event) => event.frozen);
  expect(frozen.now).toBe(clock.now());
  clock.resume();
  events.close();
});

test('a taken port is one sentence', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(start({ port })).rejects.toThrow(`port ${port} is taken, so the wallet cannot start`);
});

async function freePort(): Promise<number> {
  const probe = await start();
  const port = Number(new URL(probe.url).port);
  await running.pop()?.close();
  return port;
}
