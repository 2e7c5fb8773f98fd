import type { SwapQuote, SwapQuoteView } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import { worstAmount } from '../market/swap-pricing.js';
import { toAtomic, toWhole } from '../money/decimal.js';
import type { SwapQuoteRow } from './swap-quotes-repository.js';

/** A quote as Ledger's backend gets it. */
export function swapQuoteAnswer(quote: SwapQuoteRow): SwapQuote {
  const { defaultSlippage, minSlippage, maxSlippage } = quote;
  return {
    quoteId: quote.id,
    amount: quote.amountFrom,
    amountTo: quote.amountTo,
    ...feesOf(quote),
    tradeMethod: quote.tradeMethod,
    expiry: new Date(quote.expiresAt).toISOString(),
    ...(defaultSlippage && { defaultSlippage }),
    ...(minSlippage && { minSlippage }),
    ...(maxSlippage && { maxSlippage }),
  };
}

/** A quote as the widget shows it. */
export function swapQuoteView(quote: SwapQuoteRow): SwapQuoteView {
  const { currencyFrom, currencyTo, amountTo, defaultSlippage, maxSlippage } = quote;
  const to = swapAsset(currencyTo);
  return {
    quoteId: quote.id,
    tradeMethod: quote.tradeMethod,
    from: currencyFrom,
    to: currencyTo,
    fromTicker: swapAsset(currencyFrom).ticker,
    toTicker: to.ticker,
    amountFrom: quote.amountFrom,
    amountTo,
    rate: quote.rate,
    ...feesOf(quote),
    ...(defaultSlippage && { slippage: defaultSlippage }),
    ...(maxSlippage && {
      maxSlippage,
      worstAmountTo: toWhole(worstAmount(toAtomic(amountTo, to.decimals), maxSlippage), to.decimals),
    }),
    expiry: new Date(quote.expiresAt).toISOString(),
  };
}

const feesOf = ({ providerFees, referralFees, payoutNetworkFees }: SwapQuoteRow) => ({
  providerFees,
  referralFees,
  payoutNetworkFees,
});
