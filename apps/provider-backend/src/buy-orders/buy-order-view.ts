import type { BuyOrderView } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import type { BuyOrder } from './buy-orders-repository.js';

/** The provider's account at its made-up bank. */
const IBAN = 'FR7630006000011234567890189';

/** A purchase as its user sees it. */
export function buyOrderView(order: BuyOrder, beneficiary: string): BuyOrderView {
  const { id, quote, reason, ledgerTransactionId, transactionHash, cardBrand, cardLast4 } = order;
  const { cryptoCurrency, cryptoAmount, fiatCurrency, fiatAmount, paymentMethod } = quote;
  const { providerFees, referralFees, networkFees } = quote;
  return {
    orderId: id,
    quoteId: quote.id,
    ...(ledgerTransactionId && { ledgerTransactionId }),
    state: order.state,
    payment: {
      method: paymentMethod,
      state: order.paymentState,
      ...(reason && { reason }),
      ...(cardBrand && cardLast4 && { card: { brand: cardBrand, last4: cardLast4 } }),
      ...(paymentMethod !== 'card' && { transfer: { iban: IBAN, beneficiary, reference: id } }),
    },
    cryptoCurrency,
    cryptoTicker: swapAsset(cryptoCurrency).ticker,
    cryptoAmount,
    fiatCurrency,
    fiatAmount,
    providerFees,
    referralFees,
    networkFees,
    address: order.address,
    ...(transactionHash && { transactionHash }),
    createdAt: new Date(order.createdAt).toISOString(),
    updatedAt: new Date(order.updatedAt).toISOString(),
  };
}
