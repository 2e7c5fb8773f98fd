import { type BuyLiveAppParameters, type buyRedirectQuery, providerBuyApi } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import { widgetUrl } from './widget-url.js';

const { redirect } = providerBuyApi;

@Controller()
export class BuyRedirectController {
  constructor(@Inject(OPTIONS) readonly options: Pick<ProviderBackendOptions, 'widgetUrl'>) {}

  /** The widget takes the parameters under the names of Ledger's documentation of Live Apps. */
  @Operation(redirect)
  redirect(@Query(checked(redirect.query, 'query')) query: z.output<typeof buyRedirectQuery>): {
    rampRedirectUrl: string;
  } {
    const { from, to, amount, country, dest, 'payment-method': paymentMethod, ...same } = query;
    const parameters: BuyLiveAppParameters = {
      mode: 'buy',
      accountAddress: dest,
      cryptoCurrency: to,
      fiatCurrency: from,
      fiatAmount: amount,
      paymentMethod,
      bankResidency: country,
      ...same,
    };
    return { rampRedirectUrl: widgetUrl(this.options.widgetUrl, parameters) };
  }
}
