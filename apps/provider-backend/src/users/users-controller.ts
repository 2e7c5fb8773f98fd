import { type credentials, providerAccountApi, type Session, type User } from '@exchange-sim/contract';
import { Body, Controller, Inject, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { profileOf } from '../profile.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import type { Account } from './accounts-repository.js';
import { clearSessionCookie, sessionCookieName, setSessionCookie } from './session-cookie.js';
import { SessionGuard, SessionToken, SignedIn } from './session-guard.js';
import { UsersService, userView } from './users-service.js';
import { widgetProduct } from './widget-product.js';

const { register, login, logout, me } = providerAccountApi;
type Credentials = z.output<typeof credentials>;

/** Accounts and sessions. A session is a cookie for the widgets of all products, and its token for everybody else. */
@Controller()
export class UsersController {
  readonly #cookie: string;

  constructor(
    @Inject(UsersService) readonly users: UsersService,
    @Inject(OPTIONS) options: Pick<ProviderBackendOptions, 'profile'>,
  ) {
    this.#cookie = sessionCookieName(profileOf(options).id);
  }

  @Operation(register)
  async register(
    @Body(checked(register.body, 'body')) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.#signedIn(await this.users.register(body, widgetProduct(request)), reply);
  }

  @Operation(login)
  async login(
    @Body(checked(login.body, 'body')) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.#signedIn(await this.users.signIn(body, widgetProduct(request)), reply);
  }

  @Operation(logout)
  @UseGuards(SessionGuard)
  async logout(
    @SignedIn() account: Account,
    @SessionToken() token: string,
    @Body(checked(logout.body, 'body')) { everywhere }: { everywhere: boolean },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.users.signOut(account, token, everywhere);
    clearSessionCookie(reply, this.#cookie);
    return {};
  }

  @Operation(me)
  @UseGuards(SessionGuard)
  me(@SignedIn() account: Account): User {
    return userView(account);
  }

  async #signedIn(session: Session, reply: FastifyReply): Promise<Session> {
    setSessionCookie(reply, this.#cookie, session.token, await this.users.cookieMs());
    return session;
  }
}
