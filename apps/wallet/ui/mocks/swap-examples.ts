/** Example messages of Swap for tests and for the page without servers. @module */
import type {
  Manifest,
  NetworkFees,
  ProviderView,
  SwapEntry,
  SwapQuoteRow,
  SwapRejectionRow,
  WalletEvent,
} from '@exchange-sim/contract';
import { account, accounts, bitcoinAccount, manifest, NOW, provider } from './examples.js';

const ids = ['ethereum', 'bitcoin', 'ethereum/erc20/usd__coin'];

/** What `/v5/currencies/:direction` answers when every pair can be swapped. */
export function swapCurrencies(direction: string, from?: string) {
  const supportedCurrencies = ids.filter((id) => id !== from);
  if (direction === 'all') return { from: supportedCurrencies, to: supportedCurrencies };
  const of = (network: string) => supportedCurrencies.filter((id) => id.split('/')[0] === network);
  return {
    currencyGroups: ['ethereum', 'bitcoin']
      .map((network) => ({ network, supportedCurrencies: of(network) }))
      .filter((group) => group.supportedCurrencies.length > 0),
  };
}

const gas = { slow: '21000000000000', medium: '42000000000000', fast: '84000000000000' };
const bytes = { slow: '282', medium: '705', fast: '1410' };

/** What sending from one of the example accounts costs. */
export function feesOf(accountId: string): NetworkFees {
  const { currency, spendableAtomic, parentAccountId } =
    accounts.find(({ id }) => id === accountId) ?? account;
  const fees = currency === 'bitcoin' ? bytes : gas;
  const left = (fee: string) => String(BigInt(spendableAtomic) - (parentAccountId ? 0n : BigInt(fee)));
  return {
    currency: currency === 'bitcoin' ? 'bitcoin' : 'ethereum',
    ...fees,
    max: { slow: left(fees.slow), medium: left(fees.medium), fast: left(fees.fast) },
  };
}

/** 0.5 ETH into BTC: fixed, with registration, at the provider's own page. */
export const fixedQuote: SwapQuoteRow = {
  provider: 'northgate',
  providerName: 'Northgate Pay',
  providerType: 'CEX',
  type: 'fixed',
  amountFrom: 0.5,
  amountTo: 0.0211,
  exchangeRate: 0.0422,
  slippage: 0,
  networkFees: { currency: 'ethereum' },
  payoutNetworkFees: { value: 0.000006, currency: 'bitcoin' },
  tags: { isRegistrationRequired: true, isTokenApprovalRequired: false },
  key: 'northgate-fixed',
  quoteId: 'q-northgate-7',
  providerURL: 'http://127.0.0.1:4003/',
  continuesIn: 'live-app',
  expiry: new Date(NOW + 60_000).toISOString(),
  ms: 140,
  exact: {
    amountFrom: '0.5',
    amountTo: '0.0211',
    exchangeRate: '0.0422',
    providerFees: '0.000053',
    referralFees: '0.000021',
    payoutNetworkFees: '0.000006',
  },
};

/** The same, floating, without registration, in the wallet. */
export const floatQuote: SwapQuoteRow = {
  ...fixedQuote,
  provider: 'oldharbour',
  providerName: 'Old Harbour',
  type: 'float',
  amountTo: 0.02114,
  exchangeRate: 0.04228,
  slippage: 0.005,
  slippageInfo: { default: 0.005, minSlippage: 0.001, maxSlippage: 0.015 },
  tags: { isRegistrationRequired: false, isTokenApprovalRequired: false },
  key: 'oldharbour-float',
  quoteId: 'q-oldharbour-3',
  providerURL: undefined,
  continuesIn: 'wallet',
  expiry: undefined,
  ms: 1530,
  exact: {
    ...fixedQuote.exact,
    amountTo: '0.02114',
    exchangeRate: '0.04228',
    slippage: '0.005',
    minSlippage: '0.001',
    maxSlippage: '0.015',
    worstAmountTo: '0.0208229',
  },
};

/** Fixed, without registration, in the wallet. */
export const nativeQuote: SwapQuoteRow = {
  ...fixedQuote,
  provider: 'quickbridge',
  providerName: 'Quickbridge',
  amountTo: 0.02108,
  exchangeRate: 0.04216,
  tags: { isRegistrationRequired: false, isTokenApprovalRequired: false },
  key: 'quickbridge-fixed',
  quoteId: 'q-quickbridge-5',
  providerURL: undefined,
  continuesIn: 'wallet',
  expiry: new Date(NOW + 75_000).toISOString(),
  ms: 210,
  exact: { ...fixedQuote.exact, amountTo: '0.02108', exchangeRate: '0.04216' },
};

const rejected = { provider: 'brightside', providerName: 'Brightside', message: 'no quote', messageKey: '' };
export const tooLow: SwapRejectionRow = {
  ...rejected,
  code: 'amount_off_limits',
  type: 'fixed',
  messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
  parameter: { minAmount: '0.75', maxAmount: '20' },
};
export const outOfRegion: SwapRejectionRow = {
  ...rejected,
  provider: 'cedar',
  providerName: 'Cedar',
  code: 'region_unavailable_error',
  messageKey: 'REGION_RESTRICTED_ERROR',
  parameter: {},
};
export const silent: SwapRejectionRow = {
  ...rejected,
  provider: 'alder',
  providerName: 'Alder',
  code: 'timeout_error',
  messageKey: 'PROVIDER_TIMEOUT_ERROR',
  parameter: {},
};

export const swapProvider: ProviderView = {
  ...provider,
  product: 'swap',
  manifestId: 'northgate-swap',
  capabilities: undefined,
};
export const swapManifest: Manifest = {
  ...manifest,
  id: 'northgate-swap',
  currencies: ['bitcoin', 'ethereum/**'],
};

export const swapOnHold: SwapEntry = {
  id: 'nsw-0001',
  product: 'swap',
  providerId: 'northgate',
  providerName: 'Northgate Pay',
  supportUrl: 'https://northgate.example/support',
  providerLink: 'https://northgate.example/status/nsw-0001',
  quoteId: 'q-northgate-7',
  tradeMethod: 'fixed',
  fromCurrency: 'ethereum',
  toCurrency: 'bitcoin',
  amountFrom: '0.5',
  amountTo: '0.0211',
  providerFees: '0.000053',
  referralFees: '0.000021',
  payoutNetworkFees: '0.000006',
  refundAddress: account.address,
  payoutAddress: bitcoinAccount.address,
  payinAddress: '0xd692Cb1346262F584D17B4B470954501f6715a82',
  transactionHash: `0x${'cd'.repeat(32)}`,
  deviceStatus: 'ACCEPTED',
  status: 'onhold',
  createdAt: new Date(NOW - 60_000).toISOString(),
  updatedAt: new Date(NOW - 30_000).toISOString(),
};

/** A swap as asked for in the URL. */
export const SWAP_SEARCH = `from=ethereum&account=${account.id}&to=bitcoin&toAccount=${bitcoinAccount.id}&amount=0.5&fees=medium`;

/** What the signer is asked about a swap of the examples. */
export function swapPrompt({ quote }: { quote: SwapQuoteRow }): Extract<WalletEvent, { type: 'prompt' }> {
  return {
    type: 'prompt',
    prompt: {
      kind: 'review',
      provider: quote.providerName,
      send: `${quote.exact.amountFrom} ETH`,
      to: swapOnHold.payinAddress,
      receive: `${quote.exact.amountTo} BTC`,
      fees: '0.000042 ETH',
    },
  };
}
