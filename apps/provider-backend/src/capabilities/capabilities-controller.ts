import { providerSellApi, type SellCapabilities } from '@exchange-sim/contract';
import { Controller, Inject } from '@nestjs/common';
import { BehavioursService } from '../behaviours/behaviours-service.js';
import { failed } from '../behaviours/misbehaviour.js';
import { Operation } from '../http/operation.js';
import { ASSETS, capabilities } from './catalogue.js';

/** What is sold, where and how; Ledger's backend caches it. */
@Controller()
export class CapabilitiesController {
  constructor(@Inject(BehavioursService) readonly behaviours: BehavioursService) {}

  @Operation(providerSellApi.capabilities)
  async capabilities(): Promise<SellCapabilities> {
    if (await this.behaviours.get('capabilities.fail')) throw failed('Capabilities', 'capabilities.fail');
    return capabilities;
  }

  @Operation(providerSellApi.cryptoCurrencies)
  cryptoCurrencies(): string[] {
    return ASSETS.map(({ id }) => id);
  }
}
