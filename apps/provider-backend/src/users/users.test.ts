import { expect, test } from 'vitest';
import { providerUnderTest } from '../../test/provider-under-test.js';

const erin = { email: 'Erin@example.com', password: 'correct horse' };

test('registers once and signs in, whatever the case of the e-mail', async () => {
  const { call } = await providerUnderTest();
  const registered = await call<{ token: string }>('POST', '/api/users', { body: erin });
  expect(registered).toMatchObject({
    status: 200,
    body: { user: { email: 'erin@example.com', kyc: 'none' } },
  });
  expect(await call('POST', '/api/users', { body: erin })).toMatchObject({
    status: 409,
    body: { messageKey: 'CONFLICT_ERROR' },
  });
  expect(await call('POST', '/api/sessions', { body: { ...erin, email: 'ERIN@EXAMPLE.COM' } })).toMatchObject(
    { status: 200 },
  );
  const wrong = await call('POST', '/api/sessions', { body: { ...erin, password: 'wrong horse' } });
  const unknown = await call('POST', '/api/sessions', { body: { ...erin, email: 'nobody@example.com' } });
  expect(wrong).toMatchObject({ status: 401, body: { messageKey: 'UNAUTHORIZED_ERROR' } });
  expect(unknown).toEqual(wrong);
});

test('a session lasts 30 minutes after its last use', async () => {
  const { call, signIn, clock } = await providerUnderTest();
  const headers = await signIn();
  const me = async () => (await call('GET', '/api/me', { headers })).status;
  for (let use = 0; use < 3; use++) {
    clock.advance(29 * 60_000);
    expect(await me()).toBe(200);
  }
  clock.advance(30 * 60_000);
  expect(await me()).toBe(401);
});

test('neither password nor token gets into the trace or the database', async () => {
  const { call, recorder, rooms } = await providerUnderTest();
  const { body } = await call<{ token: string }>('POST', '/api/users', { body: erin });
  const trace = JSON.stringify(recorder.hops());
  expect(trace).toContain('POST /api/users');
  expect(trace).not.toContain(erin.password);
  expect(trace).not.toContain(body.token);
  const account = await rooms.accounts.byEmail('erin@example.com');
  expect(account?.passwordHash).not.toContain(erin.password);
});
