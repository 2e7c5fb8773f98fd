import type { User } from '@exchange-sim/contract';
import { expect, test } from 'vitest';
import { providerUnderTest } from '../../test/provider-under-test.js';

const application = {
  fullName: 'Bob Brown',
  dateOfBirth: '1990-05-01',
  country: 'FR',
  documentNumber: 'AB12345',
};

async function asBob() {
  const provider = await providerUnderTest();
  const headers = await provider.signIn('bob@example.com');
  const submit = (changes: object = {}) =>
    provider.call<User>('POST', '/api/kyc', { headers, body: { ...application, ...changes } });
  const me = async () => (await provider.call<User>('GET', '/api/me', { headers })).body;
  return { ...provider, submit, me };
}

test('is pending for 2 s on the clock, then approved', async () => {
  const { submit, me, clock } = await asBob();
  expect(await submit()).toMatchObject({ status: 200, body: { kyc: 'pending' } });
  expect(await submit()).toMatchObject({ status: 409 });
  clock.advance(1_999);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await me()).kyc).toBe('pending');
  clock.advance(1);
  await expect.poll(me).toMatchObject({ kyc: 'approved' });
  expect(await submit()).toMatchObject({
    status: 409,
    body: { message: 'Your identity check is approved already.' },
  });
});

test.each([
  [{ documentNumber: 'rej-1' }, 'numbers that begin with REJ'],
  [{ dateOfBirth: '2024-01-01' }, 'at least 18'],
])('%o is rejected with a reason, and may be tried again', async (change, reason) => {
  const { submit, me, clock } = await asBob();
  await submit(change);
  clock.advance(2_000);
  await expect.poll(me).toMatchObject({ kyc: 'rejected', kycReason: expect.stringContaining(reason) });
  expect(await submit()).toMatchObject({ status: 200, body: { kyc: 'pending' } });
});

test('kyc.outcome decides, when it is told to', async () => {
  const { submit, me, clock, call } = await asBob();
  await call('PUT', '/control/behaviours', { body: { 'kyc.outcome': { outcome: 'rejected', afterMs: 0 } } });
  await submit();
  clock.advance(0);
  await expect.poll(me).toMatchObject({ kyc: 'rejected' });
});

test.each([
  [{ dateOfBirth: '1990-02-30' }, 'dateOfBirth'],
  [{ documentNumber: '12' }, 'documentNumber'],
  [{ fullName: 'B\0b' }, 'fullName'],
])('%o is refused by name', async (change, field) => {
  const { submit } = await asBob();
  expect(await submit(change)).toMatchObject({ status: 400, body: { additionalFields: { field } } });
});
