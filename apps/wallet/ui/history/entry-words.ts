import type { BuyEntry, HistoryEntry } from '@exchange-sim/contract';
import { formatCrypto, formatFiat, formatWholeFiat } from '../money/money.js';
import { useCurrencies } from '../wire/config.js';

interface EntryWords {
  /** "Sell 0.5 ETH", "Swap 0.5 ETH", "Buy ETH for €100". */
  title: string;
  /** What was sent, and what arrives or its currency. */
  sent: string;
  received: string;
  /** An amount of the currency that arrives, as fees are. */
  ofReceived(amount: string): string;
}

/** How the amounts of an entry are written: fiat for a sale, crypto for a swap; a purchase the other way round. */
export function useEntryWords(): (entry: HistoryEntry) => EntryWords {
  const currencyOf = useCurrencies();
  return (entry) => {
    if (entry.product === 'buy') return ofPurchase(entry, currencyOf(entry.toCurrency).ticker);
    const isSwap = entry.product === 'swap';
    const unit = isSwap ? currencyOf(entry.toCurrency).ticker : entry.toCurrency;
    const ofReceived = (amount: string) => (isSwap ? formatCrypto(amount, unit) : formatFiat(amount, unit));
    const sent = formatCrypto(entry.amountFrom, currencyOf(entry.fromCurrency).ticker);
    return {
      title: `${isSwap ? 'Swap' : 'Sell'} ${sent}`,
      sent,
      received: entry.amountTo ? ofReceived(entry.amountTo) : unit,
      ofReceived,
    };
  };
}

function ofPurchase(entry: BuyEntry, ticker: string): EntryWords {
  const ofReceived = (amount: string) => formatCrypto(amount, ticker);
  const sent = formatWholeFiat(entry.amountFrom, entry.fromCurrency);
  return {
    title: `${entry.status === 'FINISHED' ? 'Bought' : 'Buy'} ${ticker} for ${sent}`,
    sent,
    received: entry.amountTo ? ofReceived(entry.amountTo) : ticker,
    ofReceived,
  };
}
