/** Example messages of Buy for tests and for the page without servers. @module */
import type {
  BuyCapabilities,
  BuyEntry,
  Manifest,
  OnRampQuote,
  OnRampRejection,
  ProviderView,
} from '@exchange-sim/contract';
import { account, manifest, NOW, provider } from './examples.js';

const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

const buyCapabilities: BuyCapabilities = {
  fiatCurrencyCapabilities: [
    { fiat: 'EUR', minAmount: '20', maxAmount: '5000' },
    { fiat: 'USD', minAmount: '25', maxAmount: '5000' },
  ],
  countriesCapabilities: [
    { country: 'FR', paymentMethods: [{ name: 'card' }, { name: 'sepa' }] },
    { country: 'US', paymentMethods: [{ name: 'card' }] },
    { country: 'CH', paymentMethods: [] },
  ],
};

const { capabilities: _ofSell, ...ofAnyProduct } = provider;

export const buyProvider: ProviderView = {
  ...ofAnyProduct,
  product: 'buy',
  manifestId: 'northgate-buy',
  buyCapabilities,
  cryptoCurrencies: ['ethereum', 'bitcoin'],
};
export const otherBuyProvider: ProviderView = {
  ...buyProvider,
  id: 'alder',
  name: 'Alder',
  needsKyc: false,
  cryptoCurrencies: ['ethereum'],
  buyCapabilities: {
    fiatCurrencyCapabilities: [
      { fiat: 'EUR', minAmount: '50', maxAmount: '10000' },
      { fiat: 'JPY', minAmount: '3000', maxAmount: '900000' },
    ],
    countriesCapabilities: [
      { country: 'FR', paymentMethods: [{ name: 'card' }] },
      { country: 'JP', paymentMethods: [{ name: 'bank' }] },
    ],
  },
};
export const thirdBuyProvider: ProviderView = { ...buyProvider, id: 'brightside', name: 'Brightside' };

export const buyQuote: OnRampQuote = {
  providerId: 'northgate',
  providerName: 'Northgate Pay',
  needsKyc: true,
  fiatAmount: '100',
  cryptoAmount: '0.0405',
  dca: true,
  ms: 180,
};
export const otherBuyQuote: OnRampQuote = {
  ...buyQuote,
  providerId: 'alder',
  providerName: 'Alder',
  needsKyc: false,
  cryptoAmount: '0.0398',
  dca: false,
};
export const buyRejection: OnRampRejection = {
  providerId: 'brightside',
  providerName: 'Brightside',
  messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
  message: 'Brightside sells for €150 at least.',
  fix: 'Spend €150 or more.',
  minRequiredAmount: '149.5',
};

export const buyManifest: Manifest = { ...manifest, id: 'northgate-buy', categories: ['buy'] };

export const purchase: BuyEntry = {
  id: '3f1c7a52-9d0e-4c1b-8a77-5b2f0c9d1e01',
  product: 'buy',
  providerId: 'northgate',
  providerName: 'Northgate Pay',
  supportUrl: 'https://northgate.example/support',
  fromCurrency: 'EUR',
  toCurrency: 'ethereum',
  amountFrom: '100',
  amountTo: '0.0405',
  expectedAmount: '0.0405',
  payoutAddress: account.address,
  accountId: account.id,
  country: 'FR',
  paymentMethod: 'card',
  status: 'PENDING',
  createdAt: ago(5),
  updatedAt: ago(5),
};
