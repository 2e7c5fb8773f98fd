import { providerSellApi, type SellRedirectQuery } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import { widgetUrl } from './widget-url.js';

const { redirect } = providerSellApi;

@Controller()
export class RedirectController {
  constructor(@Inject(OPTIONS) readonly options: Pick<ProviderBackendOptions, 'widgetUrl'>) {}

  /** The widget takes the parameters under the names Ledger's backend sends them. */
  @Operation(redirect)
  redirect(@Query(checked(redirect.query, 'query')) query: SellRedirectQuery): { rampRedirectUrl: string } {
    return { rampRedirectUrl: widgetUrl(this.options.widgetUrl, query) };
  }
}
