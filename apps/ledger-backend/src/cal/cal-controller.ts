import { withForeignSignature } from '@exchange-sim/cal';
import { type CalPartner, calApi } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { Registry } from '../registry/registry.js';
import { CAL_PARTNERS } from '../tokens.js';
import { CoinCatalogue } from './coin-catalogue.js';
import { selectFields } from './select-fields.js';
import { UnsignedPartnerIds } from './unsigned-partners.js';

const { partners, currencies } = calApi;

/** The Crypto Assets List: what Ledger signed about partners and coins. */
@Controller()
export class CalController {
  constructor(
    @Inject(CAL_PARTNERS) readonly allPartners: readonly CalPartner[],
    @Inject(CoinCatalogue) readonly coins: CoinCatalogue,
    @Inject(Registry) readonly registry: Registry,
    @Inject(UnsignedPartnerIds) readonly unsigned: UnsignedPartnerIds,
  ) {}

  @Serves(partners)
  partners(@Query(checked(partners.query, 'query')) query: z.output<NonNullable<typeof partners.query>>) {
    const { output, service_name = 'sell', env = 'prod' } = query;
    const offering = this.registry.rows.filter(({ products }) =>
      products.some((own) => own === service_name),
    );
    const ids = offering.map(({ id }) => id);
    // Partners are registered alike for both environments.
    const rows = this.allPartners
      .filter(({ partner_id }) => ids.includes(partner_id))
      .map((row) => (this.unsigned.has(row.partner_id) ? withForeignSignature(row) : row));
    return selectFields(
      rows.map((row) => ({ ...row, env })),
      output,
    );
  }

  @Serves(currencies)
  currencies(
    @Query(checked(currencies.query, 'query')) query: z.output<NonNullable<typeof currencies.query>>,
  ) {
    const rows = this.coins.currencies.filter(({ id }) => query.id === undefined || id === query.id);
    return selectFields(rows, query.output);
  }
}
