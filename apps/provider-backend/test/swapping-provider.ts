import type { SwapAnswer, SwapQuote } from '@exchange-sim/contract';
import { HDKey } from '@scure/bip32';
import { PROFILES } from '../src/profile.js';
import type { ProviderBackendOptions } from '../src/settings.js';
import { NONCE, providerUnderTest, sharedProvider } from './provider-under-test.js';

export const USER = {
  ETH: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
  USDC: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
  BTC: 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu',
};
export type Ticker = keyof typeof USER;

/** Options of a provider that swaps, Northgate Pay unless `profile` says otherwise. */
export const SWAPPING = {
  profile: PROFILES.northgate,
  bitcoinUrl: 'http://127.0.0.1:1',
  bitcoinDepositXpub: HDKey.fromMasterSeed(new Uint8Array(32).fill(6)).derive("m/84'/0'/0'")
    .publicExtendedKey,
  hotWallet: { ethereumPrivateKeyHex: '22'.repeat(32), bitcoinPrivateKeyHex: '33'.repeat(32) },
} satisfies Partial<ProviderBackendOptions>;

type Provider = Awaited<ReturnType<typeof providerUnderTest>>;

/** A provider that swaps, on a database of its own; closed with the test. */
export async function swappingProvider(overrides: Partial<ProviderBackendOptions> = {}) {
  return withSwaps(await providerUnderTest({ ...SWAPPING, ...overrides }));
}

/** One for all tests of a file that leave nothing behind which another would notice. */
export function sharedSwappingProvider() {
  const shared = sharedProvider(SWAPPING);
  return async () => withSwaps(await shared());
}

/** How swaps are asked for and the provider is told to misbehave. */
export function withSwaps(provider: Provider) {
  const { call } = provider;
  const quote = (from: Ticker, to: Ticker, amount: string, tradeMethod?: 'fixed' | 'float') =>
    call<SwapQuote>('POST', '/quote', { body: { from, to, amount, tradeMethod } });
  /** A swap from one currency to the other, as Ledger's backend asks for it. */
  const swap = (
    method: 'fixed' | 'float',
    [from, to]: [Ticker, Ticker],
    body: Record<string, unknown>,
    headers: Record<string, string> = { 'x-api-key': 'key-for-ledger' },
  ) =>
    call<SwapAnswer>('POST', `/swap/${method}`, {
      headers,
      body: {
        refundAddress: USER[from],
        payoutAddress: USER[to],
        currencyFrom: from,
        currencyTo: to,
        payloadCurrencyFrom: from,
        payloadCurrencyTo: to,
        nonce: NONCE,
        ...body,
      },
    });
  /** A fixed quote and the swap made of it. */
  const fixedSwap = async (from: Ticker, to: Ticker, amount: string) => {
    const quoted = (await quote(from, to, amount, 'fixed')).body;
    const made = await swap('fixed', [from, to], { quoteId: quoted.quoteId });
    return { quoted, ...made.body };
  };
  const misbehave = (behaviours: object) => call('PUT', '/control/behaviours', { body: behaviours });
  return { ...provider, quote, swap, fixedSwap, misbehave };
}
