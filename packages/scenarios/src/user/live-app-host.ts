import { type Manifest, type WalletAccount, type WalletConfig, walletApi } from '@exchange-sim/contract';
import type { Account, Transport } from '@ledgerhq/wallet-api-core';
import { call, Refused } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import { BigNumber, customWrapper, WalletAPIServer } from './ledger-packages.js';

interface Host {
  line: Transport;
  walletUrl: string;
  config: WalletConfig;
  manifest: Manifest;
  hops: HopTeller;
}

/** Serves wallet-api to a Live App with the permissions of its manifest, over the wallet’s HTTP API, as the wallet’s page does. */
export function hostLiveApp({ line, walletUrl, config, manifest, hops }: Host): void {
  const exchange = (name: string, ask: (params: unknown) => Promise<unknown>) =>
    customWrapper(async (params: unknown) => {
      const start = hops.now();
      const answered = (response: unknown, status: string) =>
        hops.tell({
          from: 'exchange-sdk',
          to: 'wallet',
          kind: 'rpc',
          name,
          start,
          end: hops.now(),
          request: params,
          response,
          status,
        });
      try {
        const answer = await ask(params);
        answered(answer, 'ok');
        return answer;
      } catch (error) {
        const thrown = thrownToLiveApp(error);
        answered(thrown, thrown.name);
        throw thrown;
      }
    });
  const server = new WalletAPIServer(
    line,
    {
      userId: 'simulated-user',
      tracking: false,
      appId: manifest.id,
      wallet: { name: 'ledger-live-desktop', version: '2.130.0' },
    },
    undefined,
    {
      'custom.exchange.start': exchange('custom.exchange.start', (body) =>
        call(walletUrl, walletApi.start, { body }),
      ),
      'custom.exchange.complete': exchange('custom.exchange.complete', (body) =>
        call(walletUrl, walletApi.complete, { body }),
      ),
      'custom.exchange.error': customWrapper(() => {}),
      'custom.close': customWrapper(() => {}),
    },
  );
  server.setPermissions({ methodIds: manifest.permissions });
  server.setHandlers({
    'account.list': async ({ currencyIds }) => {
      const { accounts } = await call(walletUrl, walletApi.accounts);
      return accounts.filter(({ currency }) => currencyIds?.includes(currency) ?? true).map(asAccount);
    },
    'currency.list': ({ currencyIds }) =>
      config.currencies.filter(({ id }) => currencyIds?.includes(id) ?? true),
  });
}

const asAccount = (account: WalletAccount): Account => ({
  id: account.id,
  name: account.name,
  address: account.address,
  currency: account.currency,
  balance: new BigNumber(account.balanceAtomic),
  spendableBalance: new BigNumber(account.spendableAtomic),
  blockHeight: account.blockHeight,
  lastSyncDate: new Date(0),
  ...(account.parentAccountId && { parentAccountId: account.parentAccountId }),
});

/** A plain object, as the wallet’s page throws it: wallet-api keeps the fields of those only. */
function thrownToLiveApp(error: unknown): { name: string; message: string } {
  const name = error instanceof Error ? error.name : 'Error';
  const message = error instanceof Error ? error.message : String(error);
  const body = error instanceof Refused && typeof error.body === 'object' ? error.body : {};
  return { name, message, ...body };
}
