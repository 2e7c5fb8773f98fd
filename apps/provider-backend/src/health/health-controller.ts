import { ContractError } from '@exchange-sim/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { Watchers } from '../deposits/watchers.js';
import type { Store } from '../store.js';
import { DATABASE } from '../tokens.js';

@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE) readonly store: Pick<Store, 'ping'>,
    @Inject(Watchers) readonly watchers: Pick<Watchers, 'away'>,
  ) {}

  /** 200 while everything this service needs answers; 503 naming what is down. */
  @Get('/health')
  async health() {
    const database = await this.store.ping().then(
      () => true,
      () => false,
    );
    const chains = this.watchers.away().map((name) => (name === 'ethereum' ? 'chain' : name));
    const down = [...(database ? [] : ['database']), ...chains];
    if (down.length > 0)
      throw new ContractError(
        503,
        'SERVICE_UNAVAILABLE_ERROR',
        `The provider cannot reach its ${down.join(' and ')}.`,
        {
          fix: `Start the ${down.join(' and the ')} again; the provider reconnects by itself.`,
          down,
        },
      );
    return { status: 'ok', service: 'provider-backend' };
  }
}
