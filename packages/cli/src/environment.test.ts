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
  ['ETH_RPC_URL', 'ws://127.0.0.1:8545'],
  ['EXCHANGE_SIM_BLOCK_SECONDS', '0'],
])('%s=%s is one sentence naming the variable, with an example', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(
    new RegExp(`^${name}=.+ for example ${name}=.+\\.$`),
  );
});
