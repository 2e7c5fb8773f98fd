import { ContractError } from '@exchange-sim/contract';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProviderRow } from '../registry/provider-row.js';
import { Registry } from '../registry/registry.js';

const callers = new WeakMap<FastifyRequest, ProviderRow>();

/** Lets a provider in by the key Ledger gave it; anybody else gets 401, whether the key is missing or wrong. */
@Injectable()
export class ProviderKeyGuard implements CanActivate {
  constructor(@Inject(Registry) readonly registry: Registry) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['x-api-key'];
    const row = typeof key === 'string' ? this.registry.ofWebhookKey(key) : undefined;
    if (!row) throw unknownKey();
    callers.set(request, row);
    return true;
  }
}

export function unknownKey(): ContractError {
  return new ContractError(401, 'UNAUTHORIZED_ERROR', 'The provider’s API key is missing or unknown.', {
    field: 'x-api-key',
    in: 'header',
    clause: 'Header x-api-key, provider to Ledger',
    fix: 'Send the webhookApiKey of your row in providers.json.',
  });
}

/** The provider whose key opened the door. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): ProviderRow => {
  const row = callers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!row) throw new Error('the provider of a request is only known behind ProviderKeyGuard');
  return row;
});
