import type { LiveAppAnswer, LiveAppQuery } from '@exchange-sim/contract';
import type { WidgetUrls } from '../ramps/widget-urls.js';
import type { Registry } from '../registry/registry.js';

/** Where the wallet opens the chosen provider's widget for a sale. */
export class LiveAppService {
  constructor(
    readonly registry: Registry,
    readonly widgets: WidgetUrls,
  ) {}

  /** @throws ContractError 404 for an unknown provider, 502 for a URL outside the manifest's domains. */
  async open(query: LiveAppQuery): Promise<LiveAppAnswer> {
    const row = this.registry.offering('sell', query.providerId, { field: 'providerId', in: 'query' });
    return this.widgets.ofSell(row, sellParameters(query));
  }
}

/** The documented Sell parameters of a Live App URL; `quoteId` beside them (C-23). */
function sellParameters(query: LiveAppQuery) {
  const { accountId, cryptoCurrency, fiatCurrency, amount, paymentMethod, country } = query;
  const { quoteId, ledgerTransactionId, deeplinkUrl, language, theme } = query;
  return {
    accountId,
    cryptoCurrency,
    fiatCurrency,
    cryptoAmount: amount,
    paymentMethod,
    mode: 'sell',
    bankResidency: country,
    quoteId,
    ledgerTransactionId,
    deeplinkUrl,
    language,
    theme,
  };
}
