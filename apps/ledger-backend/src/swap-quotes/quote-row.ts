import type { SwapQuote, SwapQuoteQuery, SwapQuoteRow } from '@exchange-sim/contract';
import { exchangeRate, lessShare } from '../amounts/decimal.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { LedgerCurrency } from '../swap-currencies/ledger-currencies.js';

/** What a provider offered, checked, on its way to the wallet. */
export interface Offered {
  row: ProviderRow;
  query: SwapQuoteQuery;
  quote: SwapQuote;
  /** ISO-8601 with `Z`. */
  expiry: string | undefined;
  /** Unique among the provider's quotes. */
  key: string;
  to: LedgerCurrency;
  ms: number;
}

/** The row of a quote: JSON numbers as published, and the same amounts without loss beside them. */
export function quoteRow(offered: Offered): SwapQuoteRow {
  const { row, query, quote, expiry, key, to, ms } = offered;
  const { amountTo, defaultSlippage, minSlippage, maxSlippage } = quote;
  const rate = exchangeRate(query.amountFrom, amountTo);
  const slippage = query.slippage ?? defaultSlippage;
  const isFloating = quote.tradeMethod === 'float';
  return {
    provider: row.id,
    providerName: row.name,
    providerType: 'CEX',
    type: quote.tradeMethod,
    amountFrom: Number(query.amountFrom),
    amountTo: Number(amountTo),
    exchangeRate: Number(rate),
    slippage: Number(slippage ?? 0),
    ...(isFloating && { slippageInfo: slippageInfo(quote) }),
    networkFees: {
      ...(query.networkFees !== undefined && { value: Number(query.networkFees) }),
      currency: query.networkFeesCurrency ?? query.from,
    },
    payoutNetworkFees: { value: Number(quote.payoutNetworkFees), currency: query.to },
    tags: { isRegistrationRequired: row.needsKyc, isTokenApprovalRequired: false },
    key,
    quoteId: quote.quoteId,
    providerURL: liveAppUrl(offered, rate),
    currencyTicker: to.ticker,
    continuesIn: row.swap?.continuesIn ?? 'wallet',
    expiry,
    ms,
    exact: {
      amountFrom: query.amountFrom,
      amountTo,
      exchangeRate: rate,
      providerFees: quote.providerFees,
      referralFees: quote.referralFees,
      payoutNetworkFees: quote.payoutNetworkFees,
      ...(isFloating && {
        slippage,
        minSlippage,
        maxSlippage,
        worstAmountTo: maxSlippage && lessShare(amountTo, maxSlippage, to.decimals),
      }),
    },
  };
}

const slippageInfo = ({ defaultSlippage, minSlippage, maxSlippage }: SwapQuote) => ({
  default: Number(defaultSlippage ?? maxSlippage ?? 0),
  ...(minSlippage && { minSlippage: Number(minSlippage) }),
  ...(maxSlippage && { maxSlippage: Number(maxSlippage) }),
});

/** Where the partner's Live App opens, with the documented Swap parameters known by now; the wallet adds the others. */
function liveAppUrl({ row, query, quote }: Offered, rate: string): string | undefined {
  if (row.swap?.continuesIn !== 'live-app' || !row.manifest) return undefined;
  const url = new URL(row.manifest.url);
  const parameters = {
    mode: 'swap',
    quoteId: quote.quoteId,
    fromAccountId: query.fromAccountId,
    fromAmount: query.amountFrom,
    rate,
    theme: query.theme,
    displayLanguage: query.displayLanguage,
  };
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return url.href;
}
