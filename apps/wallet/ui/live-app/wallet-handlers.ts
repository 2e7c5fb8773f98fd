import { type Manifest, type WalletAccount, type WalletCurrency, walletApi } from '@exchange-sim/contract';
import type { Account } from '@ledgerhq/wallet-api-core';
import type { WalletHandlers } from '@ledgerhq/wallet-api-server';
import BigNumber from 'bignumber.js';
import { call, walletProcess } from '../wire/call.js';
import { isVisible, visibleCurrencies } from './manifest-currencies.js';

export interface Wallet {
  manifest: Manifest;
  currencies: readonly WalletCurrency[];
  /** Lets the user choose one of these accounts; rejects when they do not. */
  chooseAccount(accounts: WalletAccount[]): Promise<WalletAccount>;
}

const toAccount = (account: WalletAccount): Account => ({
  id: account.id,
  name: account.name,
  address: account.address,
  currency: account.currency,
  balance: new BigNumber(account.balanceAtomic),
  spendableBalance: new BigNumber(account.spendableAtomic),
  blockHeight: account.blockHeight,
  lastSyncDate: new Date(),
  ...(account.parentAccountId && { parentAccountId: account.parentAccountId }),
});

/** What a Live App may ask of accounts, currencies and storage, within its manifest's currencies. */
export function walletHandlers({ manifest, currencies, chooseAccount }: Wallet): Partial<WalletHandlers> {
  const visibleAccounts = async (asked: string[] | undefined) => {
    const { accounts } = await call(walletProcess, walletApi.accounts);
    return accounts.filter(({ currency }) => isVisible(currency, manifest.currencies, asked));
  };
  const slot = (storeId: string, key: string) => `live-app/${manifest.id}/${storeId}/${key}`;
  return {
    'account.list': async ({ currencyIds }) => (await visibleAccounts(currencyIds)).map(toAccount),
    'account.request': async ({ currencyIds }) =>
      toAccount(await chooseAccount(await visibleAccounts(currencyIds))),
    'currency.list': ({ currencyIds }) => visibleCurrencies(currencies, manifest.currencies, currencyIds),
    'storage.get': ({ key, storeId }) => localStorage.getItem(slot(storeId, key)) ?? undefined,
    'storage.set': ({ key, value, storeId }) => localStorage.setItem(slot(storeId, key), value),
  };
}
