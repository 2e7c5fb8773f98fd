import { expect, test } from 'vitest';
import { readEnvironment } from './environment.js';

const good = {
  PROVIDER_API_KEY: 'key-for-ledger',
  PROVIDER_WEBHOOK_API_KEY: 'key-for-webhooks',
  PROVIDER_SIGNING_KEY: '11'.repeat(32),
  PROVIDER_DEPOSIT_XPUB: 'xpub6C',
};

test('what is set is taken, the rest has defaults', () => {
  expect(readEnvironment({ ...good, PROVIDER_CONTROL: 'true', REDIS_URL: '' })).toMatchObject({
    port: 4002,
    control: true,
    redisUrl: undefined,
    signing: { curve: 'secp256k1' },
    allowedOrigins: ['http://127.0.0.1:4003'],
  });
});

test.each([
  [{ PROVIDER_BACKEND_PORT: 'high' }, 'the variable PROVIDER_BACKEND_PORT must be a port.'],
  [
    { PROVIDER_SIGNING_KEY: 'abc' },
    'the variable PROVIDER_SIGNING_KEY must be 32 bytes of hex (64 characters).',
  ],
  [{ PROVIDER_CONTROL: 'yes' }, 'the variable PROVIDER_CONTROL must be true or false.'],
  [{ DATABASE_URL: 'mysql://x' }, 'the variable DATABASE_URL must be a postgres:// URL.'],
])('a wrong value is one sentence: %o', (change, sentence) => {
  expect(() => readEnvironment({ ...good, ...change })).toThrow(sentence);
});

test('so is a missing one', () => {
  expect(() => readEnvironment({ ...good, PROVIDER_API_KEY: undefined })).toThrow(
    'the variable PROVIDER_API_KEY is missing: it must be a key of 8 to 200 printable characters.',
  );
});
