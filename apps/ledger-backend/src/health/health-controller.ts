import { ContractError } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import { Controller, Get, Inject } from '@nestjs/common';
import { DATABASE } from '../tokens.js';

@Controller()
export class HealthController {
  constructor(@Inject(DATABASE) readonly database: Pick<Database<Record<string, unknown>>, 'ping'>) {}

  /** 200 while requests can be served, 503 while the database is away. */
  @Get('/health')
  async health() {
    try {
      await this.database.ping();
      return { status: 'ok', service: 'ledger-backend' };
    } catch {
      throw new ContractError(
        503,
        'SERVICE_UNAVAILABLE_ERROR',
        'Ledger’s backend cannot reach its database.',
        {
          clause: 'Orders are kept in Postgres',
          fix: 'Start Postgres again.',
        },
      );
    }
  }
}
