/** Where a transaction of the history leads on: to the same one, or to another like it. @module */
import type { BuyEntry, HistoryEntry, WalletAccount } from '@exchange-sim/contract';
import { buySearch } from '../buy/buy-state.js';
import { purchaseSearch } from '../buy/purchase-search.js';
import { sellSearch } from '../sell/sell-state.js';
import { swapSearch } from '../swap/swap-state.js';

/** The form of the product, filled in as it was for this transaction. */
export function againPath(entry: HistoryEntry, accounts: readonly WalletAccount[]): string {
  const accountOf = (currency: string, address: string) =>
    accounts.find((account) => account.currency === currency && account.address === address)?.id;
  const { fromCurrency: from, toCurrency: to, amountFrom: amount } = entry;
  switch (entry.product) {
    case 'buy':
      return `/buy?${buySearch(wishOf(entry))}`;
    case 'sell':
      return `/sell?${sellSearch({ from, account: accountOf(from, entry.refundAddress), to, amount })}`;
    case 'swap': {
      const account = accountOf(from, entry.refundAddress);
      const toAccount = accountOf(to, entry.payoutAddress);
      return `/swap?${swapSearch({ from, account, to, toAccount, amount })}`;
    }
  }
}

const wishOf = (entry: BuyEntry) => ({
  from: entry.fromCurrency,
  to: entry.toCurrency,
  account: entry.accountId,
  amount: entry.amountFrom,
  in: undefined,
  country: entry.country,
  method: entry.paymentMethod,
});

/** The provider's page of an open purchase; closing it leads back to the history. */
export function continuePath(entry: BuyEntry): string {
  const purchase = {
    providerId: entry.providerId,
    ledgerTransactionId: entry.id,
    fiatAmount: entry.amountFrom,
    cryptoAmount: entry.expectedAmount ?? entry.amountTo,
  };
  return `/buy/live-app?${purchaseSearch(wishOf(entry), purchase)}&back=history`;
}
