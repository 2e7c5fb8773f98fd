import { type KycApplication, providerAccountApi, type User } from '@exchange-sim/contract';
import { Body, Controller, Inject, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { userView } from '../users/users-service.js';
import { KycService } from './kyc-service.js';

const { kyc } = providerAccountApi;

@Controller()
@UseGuards(SessionGuard)
export class KycController {
  constructor(@Inject(KycService) readonly service: KycService) {}

  @Operation(kyc)
  async submit(
    @SignedIn() account: Account,
    @Body(checked(kyc.body, 'body')) application: KycApplication,
  ): Promise<User> {
    return userView(await this.service.submit(account, application));
  }
}
