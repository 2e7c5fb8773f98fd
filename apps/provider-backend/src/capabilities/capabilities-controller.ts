import { providerSellApi } from '@exchange-sim/contract';
import { Controller, Inject } from '@nestjs/common';
import { BehavioursService } from '../behaviours/behaviours-service.js';
import { failed } from '../behaviours/misbehaviour.js';
import { Operation } from '../http/operation.js';
import { profileOf } from '../profile.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import { capabilities, cryptoCurrencies } from './catalogue.js';

/** What is traded, where and how, for Buy and Sell under the same paths; Ledger's backend caches it. */
@Controller()
export class CapabilitiesController {
  readonly #offer: { buys: boolean };

  constructor(
    @Inject(BehavioursService) readonly behaviours: BehavioursService,
    @Inject(OPTIONS) options: Pick<ProviderBackendOptions, 'profile'>,
  ) {
    this.#offer = { buys: profileOf(options).buy };
  }

  @Operation(providerSellApi.capabilities)
  async capabilities(): Promise<ReturnType<typeof capabilities>> {
    if (await this.behaviours.get('capabilities.fail')) throw failed('Capabilities', 'capabilities.fail');
    return capabilities(this.#offer);
  }

  @Operation(providerSellApi.cryptoCurrencies)
  cryptoCurrencies(): string[] {
    return cryptoCurrencies(this.#offer);
  }
}
