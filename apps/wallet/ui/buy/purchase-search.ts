import type { BuyState } from './buy-state.js';
import { buySearch, readBuyState } from './buy-state.js';

/** A purchase begun at a provider, as `/buy/live-app` has it in its query. */
export interface Purchase {
  providerId: string;
  /** Chosen by the wallet: the same one opens the same purchase again. */
  ledgerTransactionId: string;
  /** What is paid, whole units of fiat without decimals. */
  fiatAmount: string;
  /** What the provider promised for it, whole units; absent when it is not known. */
  cryptoAmount?: string | undefined;
}

/** Query of `/buy/live-app`: what was asked for, and the purchase. */
export function purchaseSearch(state: BuyState, purchase: Purchase): string {
  const search = new URLSearchParams(buySearch(state));
  search.set('provider', purchase.providerId);
  search.set('pay', purchase.fiatAmount);
  if (purchase.cryptoAmount) search.set('receive', purchase.cryptoAmount);
  search.set('transaction', purchase.ledgerTransactionId);
  return search.toString();
}

/** What was asked for and the purchase, once nothing of either is missing. */
export function readPurchase(search: URLSearchParams): { state: BuyState; purchase: Purchase } | undefined {
  const providerId = search.get('provider');
  const fiatAmount = search.get('pay');
  const ledgerTransactionId = search.get('transaction');
  if (!providerId || !fiatAmount || !ledgerTransactionId) return undefined;
  const cryptoAmount = search.get('receive') ?? undefined;
  return {
    state: readBuyState(search),
    purchase: { providerId, fiatAmount, cryptoAmount, ledgerTransactionId },
  };
}
