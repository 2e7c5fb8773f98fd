/** Example messages for tests and for the page without servers. @module */
import type {
  Manifest,
  OffRampQuote,
  OffRampRejection,
  ProviderView,
  SellCapabilities,
  SellEntry,
  WalletAccount,
  WalletConfig,
  WalletEvent,
} from '@exchange-sim/contract';

export const BACKEND = 'http://ledger-backend.example';
export const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

export const config: WalletConfig = {
  ledgerBackendUrl: BACKEND,
  signerUrl: 'http://127.0.0.1:5001',
  signerModel: 'stax',
  currencies: [
    {
      type: 'CryptoCurrency',
      id: 'ethereum',
      ticker: 'ETH',
      name: 'Ethereum',
      family: 'ethereum',
      color: '#0ebdcd',
      decimals: 18,
    },
    {
      type: 'CryptoCurrency',
      id: 'bitcoin',
      ticker: 'BTC',
      name: 'Bitcoin',
      family: 'bitcoin',
      color: '#ffae35',
      decimals: 8,
    },
    {
      type: 'TokenCurrency',
      standard: 'ERC20',
      id: 'ethereum/erc20/usd__coin',
      ticker: 'USDC',
      name: 'USD Coin',
      contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
      parent: 'ethereum',
      color: '#2775ca',
      decimals: 6,
    },
  ],
};

export const account: WalletAccount = {
  id: 'a7b0f7b4-5d32-5c5a-9a46-2f6d5c8f0a01',
  ledgerAccountId: 'js:2:ethereum:0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D:',
  name: 'Ethereum 1',
  currency: 'ethereum',
  address: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
  path: "44'/60'/0'/0/0",
  balanceAtomic: '12500000000000000000',
  spendableAtomic: '12500000000000000000',
  blockHeight: 21_000_042,
};

export const secondAccount: WalletAccount = {
  ...account,
  id: 'a7b0f7b4-5d32-5c5a-9a46-2f6d5c8f0a02',
  name: 'Savings',
  address: '0xd692Cb1346262F584D17B4B470954501f6715a82',
  path: "44'/60'/1'/0/0",
  balanceAtomic: '1234567890123456789',
  spendableAtomic: '1234567890123456789',
};

export const tokenAccount: WalletAccount = {
  ...account,
  id: 'a7b0f7b4-5d32-5c5a-9a46-2f6d5c8f0a03',
  ledgerAccountId: `${account.ledgerAccountId}+ethereum%2Ferc20%2Fusd__coin`,
  name: 'Ethereum 1 (USDC)',
  currency: 'ethereum/erc20/usd__coin',
  parentAccountId: account.id,
  balanceAtomic: '25000000000',
  spendableAtomic: '25000000000',
};

export const bitcoinAccount: WalletAccount = {
  id: 'a7b0f7b4-5d32-5c5a-9a46-2f6d5c8f0a04',
  ledgerAccountId: 'js:2:bitcoin:xpub6BosfCn:native_segwit',
  name: 'Bitcoin 1',
  currency: 'bitcoin',
  address: 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu',
  path: "84'/0'/0'/0/0",
  balanceAtomic: '75000000',
  spendableAtomic: '75000000',
  blockHeight: 870_004,
};

export const accounts = [account, secondAccount, tokenAccount, bitcoinAccount];

export const capabilities: SellCapabilities = {
  fiatCurrencyCapabilities: [{ fiat: 'EUR' }, { fiat: 'USD' }, { fiat: 'JPY' }],
  cryptoCurrencyCapabilities: [{ id: 'ethereum', minAmount: '0.01', maxAmount: '10' }],
  countriesCapabilities: [
    {
      country: 'FR',
      paymentMethods: [
        { name: 'sepa', minMaxRestrictions: [{ fiat: 'EUR', minAmount: '20', maxAmount: '50000' }] },
        {
          name: 'paypal',
          minMaxRestrictions: [
            { fiat: 'EUR', minAmount: '20', maxAmount: '5000' },
            { fiat: 'USD', minAmount: '20', maxAmount: '5000' },
          ],
        },
      ],
    },
    {
      country: 'JP',
      paymentMethods: [
        { name: 'bank', minMaxRestrictions: [{ fiat: 'JPY', minAmount: '3000', maxAmount: '900000' }] },
      ],
    },
    { country: 'CH', paymentMethods: [] },
  ],
};

export const provider: ProviderView = {
  id: 'northgate',
  name: 'Northgate Pay',
  product: 'sell',
  manifestId: 'northgate-sell',
  supportUrl: 'https://northgate.example/support',
  needsKyc: true,
  state: 'available',
  capabilities,
  cryptoCurrencies: ['ethereum'],
  fetchedAt: ago(0),
};
export const otherProvider: ProviderView = { ...provider, id: 'alder', name: 'Alder', needsKyc: false };
export const thirdProvider: ProviderView = { ...provider, id: 'brightside', name: 'Brightside' };

export const quote: OffRampQuote = {
  providerId: 'northgate',
  providerName: 'Northgate Pay',
  needsKyc: true,
  quoteId: 'q-northgate-1',
  amountFrom: '0.5',
  amountTo: '1234.56',
  providerFees: '12.34',
  referralFees: '2.5',
  expiry: new Date(NOW + 60_000).toISOString(),
  ms: 180,
};
export const otherQuote: OffRampQuote = {
  ...quote,
  providerId: 'alder',
  providerName: 'Alder',
  needsKyc: false,
  quoteId: 'q-alder-1',
  amountTo: '1229.9',
  providerFees: '19.5',
  expiry: new Date(NOW + 95_000).toISOString(),
};
export const rejection: OffRampRejection = {
  providerId: 'brightside',
  providerName: 'Brightside',
  messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
  message: 'Brightside buys 0.75 ETH at least.',
  fix: 'Sell 0.75 ETH or more.',
  minRequiredAmount: '0.75',
};

export const manifest: Manifest = {
  id: 'northgate-sell',
  name: 'Northgate Pay',
  url: 'http://127.0.0.1:4003/',
  homepageUrl: 'http://127.0.0.1:4003/',
  platforms: ['desktop', 'ios', 'android'],
  apiVersion: '^2.0.0',
  manifestVersion: '2',
  branch: 'stable',
  categories: ['sell'],
  currencies: ['ethereum'],
  content: {
    shortDescription: { en: 'Sell crypto to your bank account' },
    description: { en: 'Sell crypto to your bank account' },
  },
  permissions: [
    'account.list',
    'account.request',
    'currency.list',
    'custom.exchange.start',
    'custom.exchange.complete',
    'custom.exchange.error',
    'custom.close',
    'wallet.info',
  ],
  domains: ['http://127.0.0.1:4003'],
  visibility: 'complete',
};

export const entry: SellEntry = {
  id: 'sell-0001',
  product: 'sell',
  providerId: 'northgate',
  providerName: 'Northgate Pay',
  supportUrl: 'https://northgate.example/support',
  quoteId: 'q-northgate-1',
  fromCurrency: 'ethereum',
  toCurrency: 'EUR',
  amountFrom: '0.5',
  amountTo: '1234.56',
  providerFees: '12.34',
  referralFees: '2.5',
  refundAddress: account.address,
  payinAddress: '0xd692Cb1346262F584D17B4B470954501f6715a82',
  transactionHash: `0x${'ab'.repeat(32)}`,
  deviceStatus: 'ACCEPTED',
  status: 'PENDING',
  createdAt: ago(2),
  updatedAt: ago(1),
};

/** What a fresh subscriber of the wallet's events hears. */
export const greeting: WalletEvent[] = [
  { type: 'accounts', accounts },
  {
    type: 'parts',
    parts: [
      { name: 'signer', up: true },
      { name: 'chain', up: true },
      { name: 'ledger-backend', up: true },
    ],
  },
  {
    type: 'screen',
    version: 1,
    texts: [
      { text: 'Exchange TEST', x: 82, y: 266, w: 237, h: 32 },
      { text: 'Quit app', x: 151, y: 614, w: 97, h: 28 },
    ],
  },
  { type: 'prompt', prompt: null },
  { type: 'clock', now: NOW, frozen: true, kind: 'controlled' },
];

export const prompt: Extract<WalletEvent, { type: 'prompt' }> = {
  type: 'prompt',
  prompt: {
    kind: 'review',
    provider: 'Northgate Pay',
    send: '0.5 ETH',
    to: entry.payinAddress,
    receive: '1,234.56 EUR',
    fees: '0.000042 ETH',
  },
};
