import {
  type BuyEntry,
  buyStatus,
  type HistoryEntry,
  type SellEntry,
  type SwapEntry,
  sellStatus,
  swapState,
} from '@exchange-sim/contract';
import type { ProviderRow } from '../registry/provider-row.js';
import type { ExchangeTransaction } from '../transactions/exchange-transaction.js';

/** An order as the wallet's history shows it; `provider` is absent when it is no longer registered. */
export function historyEntry(row: ExchangeTransaction, provider: ProviderRow | undefined): HistoryEntry {
  if (row.product === 'buy') return purchase(row, provider);
  return row.product === 'sell' ? sale(row, provider) : swap(row, provider);
}

function purchase(row: ExchangeTransaction, provider: ProviderRow | undefined): BuyEntry {
  return {
    ...common(row, provider),
    product: 'buy',
    expectedAmount: row.expectedAmount ?? undefined,
    payoutAddress: row.payoutAddress ?? '',
    accountId: row.accountId ?? '',
    country: row.country ?? '',
    paymentMethod: row.paymentMethod ?? 'other',
    transactionHash: row.payoutTransactionId ?? undefined,
    status: buyStatus.parse(row.status),
  };
}

function sale(row: ExchangeTransaction, provider: ProviderRow | undefined): SellEntry {
  return {
    ...common(row, provider),
    ...signed(row),
    product: 'sell',
    quoteId: row.quoteId ?? row.id,
    status: row.status === null ? undefined : sellStatus.parse(row.status),
  };
}

function swap(row: ExchangeTransaction, provider: ProviderRow | undefined): SwapEntry {
  return {
    ...common(row, provider),
    ...signed(row),
    product: 'swap',
    providerLink: provider?.swap?.statusPageUrl?.replaceAll('{swapId}', encodeURIComponent(row.id)),
    quoteId: row.quoteId ?? undefined,
    tradeMethod: row.tradeMethod ?? 'float',
    payoutNetworkFees: row.payoutNetworkFees ?? undefined,
    payoutAddress: row.payoutAddress ?? '',
    payoutTransactionId: row.payoutTransactionId ?? undefined,
    status: row.status === null ? undefined : swapState.parse(row.status),
  };
}

function common(row: ExchangeTransaction, provider: ProviderRow | undefined) {
  return {
    id: row.id,
    providerId: row.providerId,
    providerName: provider?.name ?? row.providerId,
    supportUrl: provider?.supportUrl,
    fromCurrency: row.fromCurrency,
    toCurrency: row.toCurrency,
    amountFrom: row.amountFrom,
    amountTo: row.amountTo ?? undefined,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Of what the user pays in on a chain, and approves on the signer. */
function signed(row: ExchangeTransaction) {
  return {
    providerFees: row.providerFees ?? undefined,
    referralFees: row.referralFees ?? undefined,
    refundAddress: row.refundAddress ?? '',
    payinAddress: row.payinAddress ?? '',
    transactionHash: row.transactionHash ?? row.payinTransactionId ?? undefined,
    deviceStatus: row.deviceStatus ?? undefined,
    deviceMessage: row.deviceMessage ?? undefined,
  };
}
