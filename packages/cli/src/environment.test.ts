import { expect, test } from 'vitest';
import { readEnvironment, VARIABLES } from './environment.js';

test('what is not set is not there', () => {
  expect(readEnvironment({ PATH: '/bin', REDIS_URL: '' })).toEqual({});
});

test.each(Object.entries(VARIABLES))('%s accepts its own example', (name, { example }) => {
  expect(readEnvironment({ [name]: example })).toEqual({ [name]: example });
});

test.each([
  ['EXCHANGE_SIM_SIGNER_URL', 'localhost:5000'],
  ['DATABASE_URL', 'mysql://127.0.0.1'],
  ['REDIS_URL', 'not a url'],
  ['EXCHANGE_SIM_DATABASE_PREFIX', 'Alice-'],
  ['ETH_RPC_URL', 'ws://127.0.0.1:8545'],
  ['EXCHANGE_SIM_BLOCK_SECONDS', '0'],
])('%s=%s is one sentence naming the variable, with an example', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(
    new RegExp(`^${name}=.+ for example ${name}=.+\\.$`),
  );
});

test.each([
  ['DATABASE_URL', 'mysql://sim:hunter2@127.0.0.1', 'mysql://sim:***@127.0.0.1'],
  ['DATABASE_URL', 'sim:hun@ter2@127.0.0.1', 'sim:***@127.0.0.1'],
  ['REDIS_URL', 'http://:hunter2@127.0.0.1', 'http://:***@127.0.0.1'],
])('%s=%s is told without its password', (name, value, told) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(`${name}="${told}" `);
});
