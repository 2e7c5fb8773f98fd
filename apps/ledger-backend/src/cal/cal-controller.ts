import { type CalPartner, calApi } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { CAL_PARTNERS } from '../tokens.js';
import { CoinCatalogue } from './coin-catalogue.js';
import { selectFields } from './select-fields.js';

const { partners, currencies } = calApi;

/** The Crypto Assets List: what Ledger signed about partners and coins. */
@Controller()
export class CalController {
  constructor(
    @Inject(CAL_PARTNERS) readonly allPartners: readonly CalPartner[],
    @Inject(CoinCatalogue) readonly coins: CoinCatalogue,
  ) {}

  @Serves(partners)
  partners(@Query(checked(partners.query, 'query')) query: z.output<NonNullable<typeof partners.query>>) {
    const { output, service_name = 'sell', env = 'prod' } = query;
    // Every row of the registry is a partner of Sell, registered alike for both environments.
    const rows = service_name === 'sell' ? this.allPartners.map((row) => ({ ...row, env })) : [];
    return selectFields(rows, output);
  }

  @Serves(currencies)
  currencies(
    @Query(checked(currencies.query, 'query')) query: z.output<NonNullable<typeof currencies.query>>,
  ) {
    const rows = this.coins.currencies.filter(({ id }) => query.id === undefined || id === query.id);
    return selectFields(rows, query.output);
  }
}
