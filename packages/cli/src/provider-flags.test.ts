import { providerRowsOf } from '@exchange-sim/stack';
import { expect, test } from 'vitest';
import { flagsSource, providerOfFlags } from './provider-flags.js';
import type { ProviderFlags } from './provider-options.js';

/** The generator point of secp256k1. */
const KEY =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const whole: ProviderFlags = {
  provider: ['http://127.0.0.1:3000'],
  widget: 'http://127.0.0.1:3001/',
  providerPublicKey: KEY,
};

async function rowOf(flags: ProviderFlags) {
  const provider = providerOfFlags(flags);
  return (await providerRowsOf(provider ? [provider] : [], flagsSource))[0];
}

test('no flag, no provider', async () => {
  expect(await rowOf({ onlyMine: true })).toBeUndefined();
});

test('address, page and key are enough for swaps in the Live App and for Sell', async () => {
  expect(await rowOf({ ...whole, providerProducts: 'sell, swap' })).toMatchObject({
    id: 'mine',
    apiKey: 'sandbox-ledger-to-mine',
    webhookApiKey: 'sandbox-mine-to-ledger',
    cal: { name: 'mine', curve: 'secp256k1' },
    products: ['sell', 'swap'],
    swap: { continuesIn: 'live-app' },
    manifest: { id: 'mine', url: 'http://127.0.0.1:3001/' },
  });
});

test('everything can be named', async () => {
  const flags = {
    ...whole,
    providerId: 'acme',
    providerName: 'Acme Pay',
    providerProducts: 'swap',
    providerKey: 'key-for-acme',
    providerHeader: 'authorization',
    providerWebhookKey: 'key-of-acme',
    curve: 'k1',
    swapIn: 'wallet',
  };
  expect(await rowOf(flags)).toMatchObject({
    id: 'acme',
    name: 'Acme Pay',
    apiKey: 'key-for-acme',
    apiKeyHeader: 'authorization',
    webhookApiKey: 'key-of-acme',
    cal: { name: 'Acme Pay' },
    swap: { continuesIn: 'wallet' },
  });
});

test.each<[ProviderFlags, RegExp]>([
  [
    { widget: 'http://127.0.0.1:3001/' },
    /^--widget describes a provider, and none is named: add --provider URL\.$/,
  ],
  [{ ...whole, provider: ['acme'] }, /^--provider must be an http or https URL/],
  [{ ...whole, provider: ['buy=http://127.0.0.1:1'] }, /^--provider sell=URL is missing: give the URL/],
  [{ ...whole, provider: ['buy=acme'] }, /^--provider must be an http or https URL .*one for each product/],
  [{ ...whole, providerId: 'A B' }, /^--provider-id must be lower-case letters/],
  [{ ...whole, providerProducts: 'swap,lend' }, /^--provider-products must be "buy", "sell" or "swap"\.$/],
  [{ ...whole, providerPublicKey: undefined }, /^--provider-public-key is missing: for Sell and Swap/],
  [{ ...whole, providerPublicKey: '02ab' }, /^--provider-public-key is neither hex/],
  [{ ...whole, curve: 'R1' }, /^--provider-public-key is a point of secp256k1 although/],
  [{ ...whole, curve: 'ed25519' }, /^--curve must be "secp256k1"/],
  [{ ...whole, widget: undefined }, /^--widget is missing: Buy and Sell/],
  [{ ...whole, widget: 'page' }, /^--widget must be the URL of the Live App/],
  [{ ...whole, swapIn: 'here' }, /^--swap-in must be "live-app" or "wallet"/],
  [{ ...whole, providerKey: 'short' }, /^--provider-key must have at least 8 characters/],
])('a wrong flag is one sentence that names it: %o', async (flags, sentence) => {
  await expect(async () => rowOf(flags)).rejects.toThrow(sentence);
});
