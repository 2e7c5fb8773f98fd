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
    sessionWindowMs: 1_800_000,
  });
});

const swapping = {
  PROVIDER_BITCOIN_DEPOSIT_XPUB: 'xpub6D',
  PROVIDER_HOT_WALLET_ETHEREUM_KEY: '22'.repeat(32),
  PROVIDER_HOT_WALLET_BITCOIN_KEY: '33'.repeat(32),
};

test('Northgate Pay sells coins and swaps when it is given what that needs; those that only swap must be', () => {
  expect(readEnvironment(good)).toMatchObject({ profile: { id: 'northgate', sell: true } });
  expect(readEnvironment(good).profile).toMatchObject({ buy: false });
  expect(readEnvironment(good).profile?.swap).toBeUndefined();
  expect(readEnvironment({ ...good, ...swapping })).toMatchObject({
    profile: { buy: true, swap: { idPrefix: 'NG' } },
    bitcoinUrl: 'http://127.0.0.1:8546',
    hotWallet: { bitcoinPrivateKeyHex: '33'.repeat(32) },
    databaseName: 'provider_backend',
  });
  const quickbridge = { ...good, ...swapping, PROVIDER_PROFILE: 'quickbridge' };
  expect(readEnvironment(quickbridge)).toMatchObject({
    profile: { brand: 'Quickbridge', sell: false },
    databaseName: 'quickbridge_backend',
  });
  expect(() => readEnvironment({ ...quickbridge, PROVIDER_HOT_WALLET_BITCOIN_KEY: undefined })).toThrow(
    'the variable PROVIDER_HOT_WALLET_BITCOIN_KEY is missing: Quickbridge needs it to swap.',
  );
});

test.each([
  [
    { PROVIDER_PROFILE: 'other' },
    'the variable PROVIDER_PROFILE must be northgate, quickbridge or oldharbour.',
  ],
  [{ PROVIDER_BACKEND_PORT: 'high' }, 'the variable PROVIDER_BACKEND_PORT must be a port.'],
  [
    { PROVIDER_SIGNING_KEY: 'abc' },
    'the variable PROVIDER_SIGNING_KEY must be 32 bytes of hex (64 characters).',
  ],
  [{ PROVIDER_CONTROL: 'yes' }, 'the variable PROVIDER_CONTROL must be true or false.'],
  [
    { PROVIDER_SESSION_MINUTES: '0' },
    'the variable PROVIDER_SESSION_MINUTES must be 1 to 43200 whole minutes.',
  ],
  [
    { PROVIDER_SESSION_MINUTES: 'long' },
    'the variable PROVIDER_SESSION_MINUTES must be 1 to 43200 whole minutes.',
  ],
  [{ DATABASE_URL: 'mysql://x' }, 'the variable DATABASE_URL must be a postgres:// URL.'],
])('a wrong value is one sentence: %o', (change, sentence) => {
  expect(() => readEnvironment({ ...good, ...change })).toThrow(sentence);
});

test('so is a missing one', () => {
  expect(() => readEnvironment({ ...good, PROVIDER_API_KEY: undefined })).toThrow(
    'the variable PROVIDER_API_KEY is missing: it must be a key of 8 to 200 printable characters.',
  );
});
