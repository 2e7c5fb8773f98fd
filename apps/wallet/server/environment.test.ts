import { expect, test } from 'vitest';
import { optionsFromEnvironment } from './environment.js';

test('without any variable it is the wallet of the default ports', () => {
  expect(optionsFromEnvironment({})).toMatchObject({
    port: 4000,
    signerUrl: 'http://127.0.0.1:5001',
    accounts: [{ path: "44'/60'/0'/0/0" }],
  });
});

test('accounts of both families, and where Bitcoin is', () => {
  const accounts = [
    { name: 'Bitcoin 1', currency: 'bitcoin', path: "84'/0'/0'", address: 'bc1q', xpub: 'xpub6' },
  ];
  const options = optionsFromEnvironment({
    ACCOUNTS: JSON.stringify(accounts),
    BITCOIN_URL: 'http://127.0.0.1:8546',
  });
  expect(options).toMatchObject({ bitcoinUrl: 'http://127.0.0.1:8546', accounts });
});

test('a wrong value is one sentence naming the variable', () => {
  const wrong = (variables: Record<string, string>) => () => optionsFromEnvironment(variables);
  expect(wrong({ PORT: 'http' })).toThrow('the variable PORT must be a port number');
  expect(wrong({ SIGNER_URL: 'ftp://x' })).toThrow('the variable SIGNER_URL must be an http address such as');
  expect(wrong({ ACCOUNTS: '[{' })).toThrow('the variable ACCOUNTS must be a JSON list of');
  expect(wrong({ BITCOIN_URL: 'x' })).toThrow('the variable BITCOIN_URL must be an http address such as');
  expect(wrong({ SIGNER_MODEL: 'nanos' })).toThrow('must be stax, flex, nanosp or nanox');
});
