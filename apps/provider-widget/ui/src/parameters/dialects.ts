/** How each product writes its links. @module */
import { type Product, type SellRedirectQuery, sellRedirectQuery } from '@exchange-sim/contract';
import type { z } from 'zod';
import { type BuyParameters, buyParameters } from './buy-parameters.js';
import { type SwapParameters, swapParameters } from './swap-parameters.js';

export interface Dialect {
  schema: z.ZodType<BuyParameters | SellRedirectQuery | SwapParameters>;
  /** A right value of each parameter. */
  examples: Record<string, string>;
  required: readonly string[];
}

const BUY: Dialect = {
  schema: buyParameters,
  examples: {
    mode: 'buy',
    accountAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
    accountId: '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    fiatAmount: '100',
    cryptoAmount: '0.04',
    paymentMethod: 'card',
    bankResidency: 'FR',
    buySessionId: 'bs-7d1f0c',
    buySessionid: 'bs-7d1f0c',
    ledgerTransactionId: '01J9ZK3M2Q',
    deeplinkUrl: 'ledgerlive%3A%2F%2Fdiscover%2Fnorthgate',
    language: 'en',
    theme: 'dark',
    platform: 'desktop',
  },
  required: ['mode', 'accountAddress', 'cryptoCurrency', 'fiatCurrency', 'fiatAmount', 'paymentMethod'],
};

const SELL: Dialect = {
  schema: sellRedirectQuery,
  examples: {
    accountId: '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    cryptoAmount: '0.5',
    paymentMethod: 'sepa',
    mode: 'sell',
    bankResidency: 'FR',
    customParameters: 'campaign%3Dautumn',
    ledgerTransactionId: '01J9ZK3M2Q',
    deeplinkUrl: 'ledgerlive%3A%2F%2Fdiscover%2Fnorthgate',
    quoteId: 'q-7d1f0c',
    language: 'en',
    theme: 'dark',
  },
  required: [
    'accountId',
    'cryptoCurrency',
    'fiatCurrency',
    'cryptoAmount',
    'paymentMethod',
    'mode',
    'bankResidency',
  ],
};

const SWAP: Dialect = {
  schema: swapParameters,
  examples: {
    mode: 'swap',
    quoteId: 'q-7d1f0c',
    fromAmount: '0.5',
    fromAccountId: '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
    toAccountId: '1f0b7d55-90e1-5c7b-8f52-0b1d93e6a4c8',
    rate: '0.041',
    feeStrategy: 'medium',
    'ledger-transaction-id': '01J9ZK3M2Q',
    theme: 'dark',
    displayLanguage: 'en',
  },
  required: ['fromAmount', 'fromAccountId', 'toAccountId'],
};

export const DIALECTS: Record<Product, Dialect> = { buy: BUY, sell: SELL, swap: SWAP };

/** Which product a link means: it says so, or it names an account to receive on, as links of a swap do. */
export function productMeant(search: string): Product {
  const query = new URLSearchParams(search);
  const mode = query.get('mode');
  if (mode === 'buy') return 'buy';
  return mode === 'swap' || (mode === null && query.has('toAccountId')) ? 'swap' : 'sell';
}
