import { type credentials, providerAccountApi, type Session, type User } from '@exchange-sim/contract';
import { Body, Controller, Inject, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from './accounts-repository.js';
import { SessionGuard, SignedIn } from './session-guard.js';
import { UsersService, userView } from './users-service.js';

const { register, login, me } = providerAccountApi;
type Credentials = z.output<typeof credentials>;

@Controller()
export class UsersController {
  constructor(@Inject(UsersService) readonly users: UsersService) {}

  @Operation(register)
  register(@Body(checked(register.body, 'body')) body: Credentials): Promise<Session> {
    return this.users.register(body);
  }

  @Operation(login)
  login(@Body(checked(login.body, 'body')) body: Credentials): Promise<Session> {
    return this.users.signIn(body);
  }

  @Operation(me)
  @UseGuards(SessionGuard)
  me(@SignedIn() account: Account): User {
    return userView(account);
  }
}
