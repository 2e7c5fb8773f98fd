import type { Product } from '@exchange-sim/contract';
import type { InjectOptions } from 'fastify';
import { expect, test } from 'vitest';
import { providerUnderTest, sharedProvider } from '../../test/provider-under-test.js';
import { DEMO_PASSWORD } from './users-service.js';

const WIDGET = 'http://127.0.0.1:4003';
const WALLET = 'http://127.0.0.1:4000';
const MINUTE = 60_000;
const shared = sharedProvider({ allowedOrigins: [WIDGET, WALLET] });
type Provider = Awaited<ReturnType<typeof providerUnderTest>>;

/** A browser with the widget of a product: keeps the cookie it is given. */
function browser({ app }: Pick<Provider, 'app'>, product?: Product) {
  let cookie = '';
  const ask = async (method: 'GET' | 'POST', url: string, more: InjectOptions = {}) => {
    const answer = await app.inject({
      method,
      url,
      ...more,
      headers: {
        origin: WIDGET,
        ...(product && { 'x-widget-product': product }),
        ...(cookie && { cookie: `theme=dark; ${cookie}` }),
        ...more.headers,
      },
    });
    const given = answer.headers['set-cookie'];
    if (typeof given === 'string') cookie = given.split(';')[0] ?? '';
    return answer;
  };
  const signIn = (email = 'alice@example.com') =>
    ask('POST', '/api/sessions', { payload: { email, password: DEMO_PASSWORD } });
  const me = async () => (await ask('GET', '/api/me')).statusCode;
  const end = (everywhere: boolean) => ask('POST', '/api/sessions/end', { payload: { everywhere } });
  /** The widget of another product in the same browser. */
  const opening = (other: Product) => {
    const page = browser({ app }, other);
    page.take(cookie);
    return page;
  };
  const take = (other: string) => {
    cookie = other;
  };
  return { ask, signIn, me, end, opening, take, cookie: () => cookie };
}

test('signing in and up sets a cookie that works in a frame of another site', async () => {
  const page = browser(await shared());
  const login = await page.signIn();
  const attributes = 'Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=None; Partitioned';
  expect(login.headers['set-cookie']).toBe(`session_northgate=${login.json().token}; ${attributes}`);
  expect(login.headers['access-control-allow-credentials']).toBe('true');
  const erin = { email: 'erin@example.com', password: 'correct horse' };
  const registered = await page.ask('POST', '/api/users', { payload: erin });
  expect(registered.headers['set-cookie']).toContain(`session_northgate=${registered.json().token}; `);
  expect((await page.ask('GET', '/api/me')).json()).toMatchObject({ email: erin.email });
});

test('the cookie lets in as the token does, and lasts as long as the session is used', async () => {
  const provider = await providerUnderTest();
  const page = browser(provider);
  expect(await page.me()).toBe(401);
  await page.signIn();
  for (let use = 0; use < 3; use++) {
    provider.clock.advance(29 * MINUTE);
    const answer = await page.ask('GET', '/api/me');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toContain('; Max-Age=1800; ');
  }
  provider.clock.advance(30 * MINUTE);
  expect((await page.ask('GET', '/api/me')).json()).toMatchObject({
    message: 'The session has ended.',
    additionalFields: { fix: 'Sign in: POST /api/sessions.' },
  });
});

test.each([
  '',
  'session_northgate',
  'session_northgate=',
  'session_northgate=a b',
  'session_other=x',
  ';;=;',
])('a cookie that is none of ours lets nobody in: %s', async (cookie) => {
  const { app } = await shared();
  const answer = await app.inject({ url: '/api/me', headers: { cookie } });
  expect([answer.statusCode, answer.json().message]).toEqual([401, 'Nobody is signed in.']);
});

test('with the cookie, only the widget’s own pages change something; the token is free of that', async () => {
  const { app } = await shared();
  const page = browser({ app });
  const { token } = (await page.signIn('bob@example.com')).json();
  const change = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/kyc', headers, payload: {} });
  const cookie = page.cookie();
  for (const headers of [{ cookie }, { cookie, origin: WALLET }] as Array<Record<string, string>>) {
    const refused = await change(headers);
    expect([refused.statusCode, refused.json().messageKey]).toEqual([403, 'FORBIDDEN_ERROR']);
    expect(refused.json().additionalFields.fix).toContain(WIDGET);
  }
  expect((await change({ cookie, origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await change({ cookie, origin: 'null' })).statusCode).toBe(403);
  // Let in, and refused for its empty body.
  expect((await change({ cookie, origin: WIDGET })).statusCode).toBe(400);
  expect((await change({ authorization: `Bearer ${token}` })).statusCode).toBe(400);
  expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200);
});

test('cookies come and go with the widget’s own pages alone', async () => {
  const { app } = await shared();
  const credentials = async (origin: string, method: 'GET' | 'OPTIONS' = 'GET') => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    const answer = await app.inject({ method, url: '/api/me', headers });
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    if (method === 'OPTIONS')
      expect(answer.headers['access-control-allow-headers']).toContain('x-widget-product');
    return answer.headers['access-control-allow-credentials'];
  };
  expect(await credentials(WIDGET)).toBe('true');
  expect(await credentials(WIDGET, 'OPTIONS')).toBe('true');
  expect(await credentials(WALLET)).toBeUndefined();
});

test('signing out ends this session, or all of the user’s, and takes the cookie away', async () => {
  const provider = await shared();
  const [first, second, third, bob] = [
    browser(provider),
    browser(provider),
    browser(provider),
    browser(provider),
  ];
  for (const page of [first, second, third]) await page.signIn();
  await bob.signIn('bob@example.com');
  const stolen = first.cookie();
  const left = await first.end(false);
  expect([left.statusCode, left.headers['set-cookie']]).toEqual([
    200,
    'session_northgate=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=None; Partitioned',
  ]);
  first.take(stolen);
  expect([await first.me(), await second.me(), await third.me()]).toEqual([401, 200, 200]);
  expect((await second.end(true)).statusCode).toBe(200);
  expect([await second.me(), await third.me(), await bob.me()]).toEqual([401, 401, 200]);
  expect((await first.end(true)).statusCode).toBe(401);
});

test('one login is for all products', async () => {
  const sell = browser(await shared(), 'sell');
  await sell.signIn();
  expect(await sell.opening('buy').me()).toBe(200);
  expect(await sell.opening('swap').me()).toBe(200);
});

test('session.split breaks that on purpose, and says so', async () => {
  const provider = await providerUnderTest();
  await provider.call('PUT', '/control/behaviours', { body: { 'session.split': {} } });
  const sell = browser(provider, 'sell');
  await sell.signIn();
  expect(await sell.me()).toBe(200);
  const buy = sell.opening('buy');
  expect((await buy.ask('GET', '/api/me')).json()).toMatchObject({
    messageKey: 'UNAUTHORIZED_ERROR',
    message: 'The session was opened for sell and does not count for buy: the behaviour session.split is on.',
  });
  await provider.call('PUT', '/control/behaviours', { body: {} });
  expect(await buy.me()).toBe(200);
});

test('the window is the provider’s, and session.window overrides it for sessions that are open already', async () => {
  const provider = await providerUnderTest({ sessionWindowMs: 5 * MINUTE });
  const page = browser(provider);
  expect((await page.signIn()).headers['set-cookie']).toContain('Max-Age=300;');
  provider.clock.advance(5 * MINUTE - 1);
  expect(await page.me()).toBe(200);
  await provider.call('PUT', '/control/behaviours', { body: { 'session.window': { ms: 1_000 } } });
  provider.clock.advance(999);
  expect(await page.me()).toBe(200);
  provider.clock.advance(1_000);
  expect(await page.me()).toBe(401);
  await provider.call('PUT', '/control/behaviours', { body: {} });
  // What has ended stays so.
  expect(await page.me()).toBe(401);
  await page.signIn();
  provider.clock.advance(5 * MINUTE);
  expect(await page.me()).toBe(401);
});

test('a product nobody knows is refused by name', async () => {
  const { app, signIn } = await shared();
  const headers = { ...(await signIn()), 'x-widget-product': 'cards' };
  const answer = await app.inject({ url: '/api/me', headers });
  expect([answer.statusCode, answer.json().additionalFields]).toEqual([
    400,
    expect.objectContaining({ field: 'x-widget-product', fix: 'Send one of: buy, sell, swap.' }),
  ]);
});

test('no cookie and no token gets into the trace', async () => {
  const provider = await providerUnderTest();
  const page = browser(provider);
  const { token } = (await page.signIn()).json();
  await page.me();
  await page.end(true);
  const trace = JSON.stringify(provider.recorder.hops());
  expect(trace.includes('POST /api/sessions/end')).toBe(true);
  expect(trace.includes(token)).toBe(false);
});
