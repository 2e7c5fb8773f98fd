import { partnersControlApi, type UnsignedPartners } from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { Registry } from '../registry/registry.js';
import { UnsignedPartnerIds } from './unsigned-partners.js';

const { setUnsigned } = partnersControlApi;

/** A switch for scenarios: partners that Ledger does not know. */
@Controller()
export class PartnersControlController {
  constructor(
    @Inject(Registry) readonly registry: Registry,
    @Inject(UnsignedPartnerIds) readonly ids: UnsignedPartnerIds,
  ) {}

  @Serves(setUnsigned)
  setUnsigned(@Body(checked(setUnsigned.body, 'body')) { unsigned }: UnsignedPartners): UnsignedPartners {
    for (const id of unsigned) this.registry.get(id, { field: 'unsigned', in: 'body' });
    this.ids.replace(unsigned);
    return { unsigned };
  }
}
