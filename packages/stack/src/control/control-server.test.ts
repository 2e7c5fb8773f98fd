import { get } from 'node:http';
import { SystemClock } from '@exchange-sim/clock';
import { expect, test, vi } from 'vitest';
import { newControl, WALLET } from '../testing/control.js';

const hop = { from: 'wallet', to: 'ledger-backend', kind: 'http', name: 'GET /providers' } as const;

test('the trace is read whole, by flow, as coverage, and forgotten', async () => {
  const { recorder, ask } = await newControl();
  recorder.begin({ ...hop, request: { quoteId: 'Q1' } }).end({ status: 200 });
  recorder.begin({ ...hop, name: 'GET /history' }).end({ status: 200 });
  expect((await ask('/trace')).body.hops).toHaveLength(2);
  expect((await ask('/trace?flow=quote:q1')).body.hops).toMatchObject([
    { name: 'GET /providers', status: '200' },
  ]);
  const { body } = await ask('/trace/coverage');
  expect(body.seen.map(({ id }: { id: string }) => id)).toEqual(['SELL-02', 'SELL-07']);
  expect(body.missing).toHaveLength(31);
  const native = (await ask('/trace/coverage?diagram=swap&way=native')).body;
  expect(native.seen.map(({ id }: { id: string }) => id)).toEqual(['SWAP-49', 'SWAP-50']);
  expect(native.missing.some(({ only }: { only?: string }) => only === 'live-app')).toBe(false);
  const buy = (await ask('/trace/coverage?diagram=buy')).body;
  expect(buy.seen.map(({ id }: { id: string }) => id)).toEqual(['BUY-02', 'BUY-07']);
  expect((await ask('/trace/coverage?diagram=bye')).status).toBe(400);
  await ask('/trace', { method: 'DELETE' });
  expect((await ask('/trace')).body.hops).toEqual([]);
});

test('the stream tells each hop as it begins and ends', async () => {
  const { recorder, url } = await newControl();
  const response = await fetch(`${url}/trace/stream`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  recorder.begin(hop).end({ status: 200 });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    text += read.value;
    if (text.split('\n\n').length > 2) break;
  }
  const [first, second] = text
    .split('\n\n')
    .map((event) => JSON.parse(event.replace('data: ', '') || 'null'));
  expect(first).toMatchObject({ name: 'GET /providers' });
  expect(second).toMatchObject({ status: '200' });
  await reader?.cancel();
});

test('the clock is frozen, advanced and resumed; a wrong command names what is wrong', async () => {
  const { clock, post } = await newControl();
  const { body: frozen } = await post('/clock', { action: 'freeze' });
  expect(frozen).toMatchObject({ frozen: true, kind: 'controlled' });
  const { body: advanced } = await post('/clock', { action: 'advance', ms: 60_000 });
  expect(advanced.now - frozen.now).toBe(60_000);
  expect((await post('/clock', { action: 'resume' })).body.frozen).toBe(false);
  expect(clock.state().frozen).toBe(false);
  for (const wrong of [{}, { action: 'stop' }, { action: 'advance' }, { action: 'advance', ms: -1 }]) {
    expect(await post('/clock', wrong)).toMatchObject({
      status: 400,
      body: { messageKey: 'INVALID_REQUEST_ERROR' },
    });
  }
});

test('each command of the clock has a path of its own, without a body where none is needed', async () => {
  const { ask, post } = await newControl();
  const { body: frozen } = await ask('/clock/freeze', { method: 'POST' });
  expect(frozen.frozen).toBe(true);
  expect((await post('/clock/advance', { ms: 5_000 })).body.now - frozen.now).toBe(5_000);
  expect((await ask('/clock/resume', { method: 'POST' })).body.frozen).toBe(false);
  for (const wrong of [
    {},
    [],
    null,
    'soon',
    ...[0, -1, 1.5, 1e30, 'soon', '5000', true, null].map((ms) => ({ ms })),
  ])
    expect([wrong, await post('/clock/advance', wrong)]).toMatchObject([
      wrong,
      { status: 400, body: { messageKey: 'INVALID_REQUEST_ERROR', message: expect.stringMatching(/\w/) } },
    ]);
  const text = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '5000' };
  expect((await ask('/clock/advance', text)).status).toBe(400);
  const torn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"ms":' };
  expect((await ask('/clock/advance', torn)).status).toBe(400);
});

test('a system clock takes no commands, and says how to get one that does', async () => {
  const { post } = await newControl({ clock: new SystemClock() });
  const refused = { status: 409, body: { message: expect.stringContaining('--clock controlled') } };
  expect(await post('/clock', { action: 'freeze' })).toMatchObject(refused);
  expect(await post('/clock/advance', { ms: 1 })).toMatchObject(refused);
});

test('parts are stopped and started; health names what is down', async () => {
  const { ask, post, signer } = await newControl();
  expect((await ask('/health')).status).toBe(200);
  expect((await post('/parts/signer', { action: 'stop' })).body).toEqual({ name: 'signer', state: 'down' });
  expect(signer.state).toBe('down');
  expect(await ask('/health')).toMatchObject({ status: 503, body: { down: ['signer'] } });
  await post('/parts/signer', { action: 'start' });
  expect((await ask('/parts')).body.parts).toMatchObject([{ name: 'signer', state: 'up' }]);
  expect(await post('/parts/printer', { action: 'stop' })).toMatchObject({
    status: 404,
    body: { message: expect.stringContaining('signer') },
  });
  expect((await ask('/nowhere')).status).toBe(404);
});

test('only the wallet’s page and programs may use it', async () => {
  const { ask, post } = await newControl();
  expect(
    (await ask('/trace', { headers: { origin: WALLET } })).headers.get('access-control-allow-origin'),
  ).toBe(WALLET);
  expect(await post('/parts/signer', { action: 'stop' }, { origin: 'http://evil.example' })).toMatchObject({
    status: 403,
  });
  expect((await ask('/trace', { headers: { origin: 'null' } })).status).toBe(403);
});

test('what a page may send is said before it is sent; a page under another name of this machine reads nothing', async () => {
  const { url } = await newControl();
  const preflight = await fetch(`${url}/scenarios/active`, {
    method: 'OPTIONS',
    headers: { origin: WALLET, 'access-control-request-method': 'PUT' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  const foreign = { method: 'OPTIONS', headers: { origin: 'http://evil.example' } };
  expect((await fetch(`${url}/scenarios/active`, foreign)).status).toBe(403);
  expect(await statusFor(url, { host: 'evil.example' })).toBe(403);
  expect(await statusFor(url, { host: new URL(url).host, origin: url })).toBe(200);
});

/** `fetch` does not let a program choose `Host`. */
function statusFor(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}/trace`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test('a part from outside is listed with its problem, and neither started nor stopped here', async () => {
  const stop = vi.fn(async () => {});
  const outside = {
    name: 'signer',
    state: 'down',
    url: 'http://127.0.0.1:5000',
    problem: 'It went away.',
    outside: true,
    start: stop,
    stop,
    onChange: () => () => {},
  } as const;
  const { ask, post } = await newControl({ parts: [outside] });
  expect((await ask('/parts')).body.parts).toEqual([
    { name: 'signer', state: 'down', url: outside.url, outside: true, problem: 'It went away.' },
  ]);
  expect((await ask('/health')).status).toBe(503);
  const { status, body } = await post('/parts/signer', { action: 'stop' });
  expect(status).toBe(409);
  expect(body.message).toMatch(/runs outside this stack: stop it where it was started\.$/);
  expect(stop).not.toHaveBeenCalled();
});

test('the password of a database never leaves the stack', async () => {
  const database = {
    name: 'database',
    state: 'up',
    url: 'postgres://clerk:hunter2@127.0.0.1:5432/postgres',
    outside: true,
    start: async () => {},
    stop: async () => {},
    onChange: () => () => {},
  } as const;
  const { ask, post } = await newControl({ parts: [database] });
  const { parts } = (await ask('/parts')).body;
  expect(parts.at(-1).url).toBe('postgres://clerk:***@127.0.0.1:5432/postgres');
  const refused = await post('/parts/database', { action: 'stop' });
  expect(JSON.stringify(refused.body)).not.toContain('hunter2');
});

test('who follows what happens is told nothing more once it closes', async () => {
  const { signer, url, close } = await newControl();
  const following = await fetch(`${url}/events`);
  const closing = close();
  await signer.stop();
  await closing;
  const told = await following.text().catch(() => '');
  expect(told).not.toContain('"state":"down"');
});
