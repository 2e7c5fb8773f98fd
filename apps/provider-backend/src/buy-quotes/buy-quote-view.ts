import type { BuyQuoteView } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import type { BuyQuoteRow } from './buy-quotes-repository.js';

/** A price as the widget shows it. */
export function buyQuoteView({
  id,
  accountId: _account,
  createdAt: _created,
  expiresAt,
  ...quote
}: BuyQuoteRow): BuyQuoteView {
  return {
    ...quote,
    quoteId: id,
    cryptoTicker: swapAsset(quote.cryptoCurrency).ticker,
    expiry: new Date(expiresAt).toISOString(),
  };
}
