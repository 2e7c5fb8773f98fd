import { type BankEntry, type Behaviours, providerControlApi } from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { BankLedgerRepository } from '../payouts/bank-ledger-repository.js';
import { BehavioursService } from './behaviours-service.js';

const { behaviours, setBehaviours, bank } = providerControlApi;

/** Switches and insight for scenarios and tests. */
@Controller()
export class ControlController {
  constructor(
    @Inject(BehavioursService) readonly service: BehavioursService,
    @Inject(BankLedgerRepository) readonly ledger: BankLedgerRepository,
  ) {}

  @Operation(behaviours)
  behaviours(): Promise<Behaviours> {
    return this.service.all();
  }

  @Operation(setBehaviours)
  setBehaviours(@Body(checked(setBehaviours.body, 'body')) body: Behaviours): Promise<Behaviours> {
    return this.service.replace(body);
  }

  @Operation(bank)
  async bank(): Promise<{ entries: BankEntry[] }> {
    return { entries: await this.ledger.all() };
  }
}
