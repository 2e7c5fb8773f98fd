import { providerSellApi, type SellRedirectQuery } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';

const { redirect } = providerSellApi;

@Controller()
export class RedirectController {
  constructor(@Inject(OPTIONS) readonly options: Pick<ProviderBackendOptions, 'widgetUrl'>) {}

  /** The widget takes the parameters under the names Ledger's backend sends them. */
  @Operation(redirect)
  redirect(@Query(checked(redirect.query, 'query')) query: SellRedirectQuery): { rampRedirectUrl: string } {
    const url = new URL(this.options.widgetUrl);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    return { rampRedirectUrl: url.href };
  }
}
