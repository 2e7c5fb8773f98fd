import { WalletAPIServer } from '@ledgerhq/wallet-api-server';
import { type ExchangeEvents, exchangeHandlers } from './exchange-handlers.js';
import { frameTransport } from './frame-transport.js';
import { type Wallet, walletHandlers } from './wallet-handlers.js';

type Frame = Parameters<typeof frameTransport>[0];

/** Serves wallet-api to a framed Live App with exactly the permissions of its manifest. Returns what ends it. */
export function serveLiveApp(frame: Frame, url: string, wallet: Wallet, events: ExchangeEvents): () => void {
  const transport = frameTransport(frame, new URL(url).origin);
  const server = new WalletAPIServer(
    transport,
    {
      userId: 'simulated-user',
      tracking: false,
      appId: wallet.manifest.id,
      wallet: { name: 'ledger-live-desktop', version: '2.130.0' },
    },
    undefined,
    exchangeHandlers(events),
  );
  server.setPermissions({ methodIds: wallet.manifest.permissions });
  server.setHandlers(walletHandlers(wallet));
  return () => transport.close();
}
