import { ContractError } from '@exchange-sim/contract';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Account } from './accounts-repository.js';
import { UsersService } from './users-service.js';

const accounts = new WeakMap<FastifyRequest, Account>();

/** Lets a signed-in user in, by the bearer token of the session. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(@Inject(UsersService) readonly users: UsersService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const account = token ? await this.users.whoHas(token) : undefined;
    if (!account)
      throw new ContractError(
        401,
        'UNAUTHORIZED_ERROR',
        token ? 'The session has ended.' : 'Nobody is signed in.',
        {
          field: 'authorization',
          in: 'header',
          clause: 'Authorization: Bearer <token of the session>',
          fix: 'Sign in: POST /api/sessions.',
        },
      );
    accounts.set(request, account);
    return true;
  }
}

/** The account behind `SessionGuard`. */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): Account => {
  const account = accounts.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!account) throw new Error('SignedIn is used without SessionGuard');
  return account;
});
