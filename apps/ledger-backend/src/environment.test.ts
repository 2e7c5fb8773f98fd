import { expect, test } from 'vitest';
import { readEnvironment } from './environment.js';

const needed = {
  DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/postgres',
  PROVIDERS_FILE: 'providers.json',
};

test('has defaults for all but the database and the registry', () => {
  expect(readEnvironment(needed)).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 4001,
    REGISTRY_URLS: { providerBackend: 'http://127.0.0.1:4002' },
    ALLOWED_ORIGINS: ['http://127.0.0.1:4000', 'http://127.0.0.1:4003'],
  });
});

test.each([
  [{ HOST: 'everywhere' }, 'HOST must be an IP address to listen on'],
  [{ REGISTRY_URLS: 'providerBackend' }, 'REGISTRY_URLS must be name=URL'],
  [{ PORT: 'abc' }, 'PORT must be a port number.'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be the URL of a Postgres server'],
  [{ PROVIDERS_FILE: undefined }, 'PROVIDERS_FILE must name the JSON file'],
  [{ ALLOWED_ORIGINS: 'http://127.0.0.1:4000/path' }, 'ALLOWED_ORIGINS must be origins'],
])('%o is one sentence', (wrong, sentence) => {
  expect(() => readEnvironment({ ...needed, ...wrong })).toThrow(sentence);
});
