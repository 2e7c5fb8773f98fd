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

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MEBIBYTE = 1024 * 1024;
const picture = (bytes: Buffer, mediaType = 'image/png') => ({
  document: { fileName: 'passport.png', mediaType, contentBase64: bytes.toString('base64') },
});
const sized = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length, 'passport')]);

test.each([
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', sized(2 * MEBIBYTE)],
  ['application/pdf', Buffer.from('%PDF-1.7')],
])('a document that is %s, up to 2 MB, is looked at and not kept', async (mediaType, bytes) => {
  const { submit, recorder, rooms } = await asBob();
  expect(await submit(picture(bytes, mediaType))).toMatchObject({ status: 200, body: { kyc: 'pending' } });
  const { rows } = await rooms.kyc.store.pool.query('select kyc_application::text from kyc_application');
  expect(rows).toHaveLength(1);
  const content = bytes.subarray(0, 300).toString('base64').slice(0, 8);
  const trace = JSON.stringify(recorder.hops());
  expect(trace.includes('POST /api/kyc')).toBe(true);
  for (const kept of [trace, JSON.stringify(rows)]) expect(kept.includes(content)).toBe(false);
});

test.each([
  ['another kind than it says', picture(PNG, 'image/jpeg'), 400, 'document'],
  ['nothing of its kind', picture(Buffer.from('hello')), 400, 'document'],
  ['a byte too large', picture(sized(2 * MEBIBYTE + 1)), 400, 'document'],
  ['a kind that is not taken', picture(PNG, 'image/gif'), 400, 'document.mediaType'],
  [
    'no base64',
    { document: { ...picture(PNG).document, contentBase64: '%%%%' } },
    400,
    'document.contentBase64',
  ],
  ['far too large', picture(sized(3 * MEBIBYTE)), 413, undefined],
] as const)('a document that is %s is refused with what to send', async (_title, change, status, field) => {
  const { submit, me } = await asBob();
  const answer = await submit(change);
  expect(answer).toMatchObject({
    status,
    body: { additionalFields: { fix: expect.any(String), ...(field && { field }) } },
  });
  expect((await me()).kyc).toBe('none');
});
