/** The wallet's side of the Wallet API: Ledger's own server, three accounts, and a signer that is asked in a function. @module */
import type { Account, Currency, Transport } from '@ledgerhq/wallet-api-core';
import { customWrapper, WalletAPIServer } from '@ledgerhq/wallet-api-server';
import BigNumber from 'bignumber.js';
import type { WalletTransport } from '../wallet/wallet-transport.js';

export const MOCK_ACCOUNT_ID = '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21';
export const MOCK_USDC_ACCOUNT_ID = '2b6a9c1e-8f0d-5b3c-a7e4-9d1c2f3b4a56';
export const MOCK_BITCOIN_ACCOUNT_ID = '1f0b7d55-90e1-5c7b-8f52-0b1d93e6a4c8';
export const MOCK_HASH = `0x${'5a'.repeat(32)}`;

interface MockWalletOptions {
  /** Called with the request to approve; throws what the wallet would throw. Resolves with the transaction's hash. */
  approve(): Promise<string>;
  balanceWhole?: string;
  /** Called with what the SDK tells the wallet about a failure. */
  onError?(error: unknown): void;
}

/** Makes a wallet and gives the widget's end of the line to it. */
export function createMockWallet({
  approve,
  balanceWhole = '10',
  onError = () => {},
}: MockWalletOptions): WalletTransport {
  const widgetEnd: WalletTransport = {
    onMessage: undefined,
    send: (message) => queueMicrotask(() => walletEnd.onMessage?.(message)),
  };
  const walletEnd: Transport = {
    onMessage: undefined,
    send: (message) => queueMicrotask(() => widgetEnd.onMessage?.(message)),
  };
  const server = new WalletAPIServer(
    walletEnd,
    { userId: 'mock', tracking: false, appId: 'mock', wallet: { name: 'mock', version: '1.0.0' } },
    undefined,
    {
      'custom.exchange.start': customWrapper(() => ({ transactionId: 'ab'.repeat(32) })),
      'custom.exchange.complete': customWrapper(async () => ({ transactionHash: await approve() })),
      'custom.exchange.error': customWrapper((error) => {
        onError(error);
        return {};
      }),
    },
  );
  server.setPermissions({
    methodIds: [
      'account.list',
      'currency.list',
      'custom.exchange.start',
      'custom.exchange.complete',
      'custom.exchange.error',
    ],
  });
  server.setHandlers({
    'account.list': () => accountsWith(balanceWhole),
    'currency.list': ({ currencyIds }) => CURRENCIES.filter(({ id }) => currencyIds?.includes(id) ?? true),
  });
  return widgetEnd;
}

const ETHEREUM = 'ethereum';
const USDC = 'ethereum/erc20/usd__coin';

const CURRENCIES: Currency[] = [
  {
    type: 'CryptoCurrency',
    id: ETHEREUM,
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
    id: USDC,
    ticker: 'USDC',
    contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    name: 'USD Coin',
    parent: ETHEREUM,
    color: '#2775ca',
    decimals: 6,
  },
];

function accountsWith(balanceWhole: string): Account[] {
  const address = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
  const account = (id: string, name: string, currency: string, decimals: number) => ({
    id,
    name,
    address,
    currency,
    balance: new BigNumber(balanceWhole).shiftedBy(decimals),
    spendableBalance: new BigNumber(balanceWhole).shiftedBy(decimals),
    blockHeight: 100,
    lastSyncDate: new Date(0),
  });
  return [
    account(MOCK_ACCOUNT_ID, 'Ethereum 1', ETHEREUM, 18),
    {
      ...account(MOCK_USDC_ACCOUNT_ID, 'Ethereum 1 (USDC)', USDC, 6),
      parentAccountId: MOCK_ACCOUNT_ID,
    },
    {
      ...account(MOCK_BITCOIN_ACCOUNT_ID, 'Bitcoin 1', 'bitcoin', 8),
      address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    },
  ];
}
