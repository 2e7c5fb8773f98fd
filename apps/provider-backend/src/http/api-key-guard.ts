import { createHash, timingSafeEqual } from 'node:crypto';
import { ContractError } from '@exchange-sim/contract';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Lets Ledger's backend in by the key it was given. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(@Inject(OPTIONS) readonly options: Pick<ProviderBackendOptions, 'apiKeyForLedger'>) {}

  canActivate(context: ExecutionContext): boolean {
    this.check(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }

  /** @throws ContractError 401 */
  check({ headers }: Pick<FastifyRequest, 'headers'>): void {
    const key = headers['x-api-key'];
    if (typeof key === 'string' && timingSafeEqual(digest(key), digest(this.options.apiKeyForLedger))) return;
    throw new ContractError(401, 'UNAUTHORIZED_ERROR', `The API key is ${key ? 'wrong' : 'missing'}.`, {
      field: 'x-api-key',
      in: 'header',
      clause: 'Header x-api-key, Ledger to provider',
      fix: 'Send the API key this provider gave to Ledger at onboarding.',
    });
  }
}
