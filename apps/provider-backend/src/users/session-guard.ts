import { ContractError } from '@exchange-sim/contract';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOwnOrigin } from '../http/cors.js';
import { profileOf } from '../profile.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import type { Account } from './accounts-repository.js';
import { sessionCookieName, sessionCookieOf, setSessionCookie } from './session-cookie.js';
import { UsersService } from './users-service.js';
import { widgetProduct } from './widget-product.js';

interface Session {
  account: Account;
  token: string;
}
const sessions = new WeakMap<FastifyRequest, Session>();
const READING = new Set(['GET', 'HEAD']);

/** Lets a signed-in user in: by the bearer token of the session, or by its cookie from a page that may call. */
@Injectable()
export class SessionGuard implements CanActivate {
  readonly #cookie: string;
  readonly #widget: string;

  constructor(
    @Inject(UsersService) readonly users: UsersService,
    @Inject(OPTIONS) options: Pick<ProviderBackendOptions, 'profile' | 'widgetUrl'>,
  ) {
    this.#cookie = sessionCookieName(profileOf(options).id);
    this.#widget = new URL(options.widgetUrl).origin;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const bearer = /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = bearer === undefined ? sessionCookieOf(request, this.#cookie) : undefined;
    if (cookie !== undefined) this.#checkOrigin(request);
    const token = bearer ?? cookie;
    if (token === undefined) throw notSignedIn('Nobody is signed in.');
    const account = await this.#accountOf(token, request);
    if (cookie !== undefined)
      setSessionCookie(http.getResponse<FastifyReply>(), this.#cookie, cookie, await this.users.cookieMs());
    sessions.set(request, { account, token });
    return true;
  }

  async #accountOf(token: string, request: FastifyRequest): Promise<Account> {
    const asking = widgetProduct(request);
    const session = await this.users.whoHas(token);
    if (!session) throw notSignedIn('The session has ended.');
    const { account, product } = session;
    if (asking && asking !== product && (await this.users.isSplit()))
      throw notSignedIn(
        `The session was opened for ${product ?? 'no product'} and does not count for ${asking}: the behaviour session.split is on.`,
      );
    return account;
  }

  /** A browser sends the cookie whoever asks it to: what changes something must come from the widget's own page. */
  #checkOrigin(request: FastifyRequest): void {
    const { origin } = request.headers;
    if (READING.has(request.method) || origin === this.#widget || isOwnOrigin(request)) return;
    throw new ContractError(
      403,
      'FORBIDDEN_ERROR',
      origin
        ? `Pages of ${origin.slice(0, 200)} may not act for a signed-in user.`
        : 'The request does not say which page it comes from.',
      {
        field: 'origin',
        in: 'header',
        clause: 'With the session’s cookie, what changes something comes from the widget’s own page (CSRF)',
        fix: `Call from a page of ${this.#widget}, or send the session as "Authorization: Bearer <token>".`,
      },
    );
  }
}

function notSignedIn(message: string): ContractError {
  return new ContractError(401, 'UNAUTHORIZED_ERROR', message, {
    field: 'authorization',
    in: 'header',
    clause: 'The session’s cookie, or Authorization: Bearer <token of the session>',
    fix: 'Sign in: POST /api/sessions.',
  });
}

function sessionOf(context: ExecutionContext): Session {
  const session = sessions.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!session) throw new Error('the session is used without SessionGuard');
  return session;
}

/** The account behind `SessionGuard`. */
export const SignedIn = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Account => sessionOf(context).account,
);

/** The token of the session behind `SessionGuard`. */
export const SessionToken = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string => sessionOf(context).token,
);
