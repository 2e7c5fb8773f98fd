/** The wallet's side of the Wallet API: Ledger's own server, one account, and a signer that is asked in a function. @module */
import { type Account, type Transport } from '@ledgerhq/wallet-api-core';
import { customWrapper, WalletAPIServer } from '@ledgerhq/wallet-api-server';
import BigNumber from 'bignumber.js';
import type { WalletTransport } from '../sale/wallet-transport.js';

export const MOCK_ACCOUNT_ID = '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21';
export const MOCK_HASH = `0x${'5a'.repeat(32)}`;

interface MockWalletOptions {
  /** Called with the request to approve; throws what the wallet would throw. Resolves with the transaction's hash. */
  approve(): Promise<string>;
  balanceWhole?: string;
}

/** Makes a wallet and gives the widget's end of the line to it. */
export function createMockWallet({ approve, balanceWhole = '10' }: MockWalletOptions): WalletTransport {
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
    },
  );
  server.setPermissions({
    methodIds: ['account.list', 'currency.list', 'custom.exchange.start', 'custom.exchange.complete'],
  });
  server.setHandlers({
    'account.list': () => [accountOf(balanceWhole)],
    'currency.list': () => [
      {
        type: 'CryptoCurrency',
        id: 'ethereum',
        ticker: 'ETH',
        name: 'Ethereum',
        family: 'ethereum',
        color: '#0ebdcd',
        decimals: 18,
      },
    ],
  });
  return widgetEnd;
}

function accountOf(balanceWhole: string): Account {
  const balance = new BigNumber(balanceWhole).shiftedBy(18);
  return {
    id: MOCK_ACCOUNT_ID,
    name: 'Ethereum 1',
    address: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
    currency: 'ethereum',
    balance,
    spendableBalance: balance,
    blockHeight: 100,
    lastSyncDate: new Date(0),
  };
}
