import type { Clock } from '@exchange-sim/clock';
import type { AccountEvent } from '@exchange-sim/contract';
import { Controller, Get, Inject, Optional, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BuyOrdersService } from '../buy-orders/buy-orders-service.js';
import { openEventStream } from '../http/event-stream.js';
import { OrdersService } from '../orders/orders-service.js';
import { SwapOrdersService } from '../swap-orders/swap-orders-service.js';
import { CLOCK } from '../tokens.js';
import { type Account, AccountsRepository } from '../users/accounts-repository.js';
import { SessionGuard, SessionToken, SignedIn } from '../users/session-guard.js';
import { UsersService, userView } from '../users/users-service.js';
import { AccountChanges, type Notice } from './account-changes.js';

/** Server-sent events of the signed-in user, read with the session's cookie, or by `fetch` with the Authorization header. */
@Controller()
@UseGuards(SessionGuard)
export class EventsController {
  constructor(
    @Inject(AccountChanges) readonly changes: AccountChanges,
    @Inject(AccountsRepository) readonly accounts: AccountsRepository,
    @Inject(UsersService) readonly users: UsersService,
    @Inject(OrdersService) readonly orders: OrdersService,
    @Inject(CLOCK) readonly clock: Clock,
    @Optional() @Inject(SwapOrdersService) readonly swaps?: SwapOrdersService,
    @Optional() @Inject(BuyOrdersService) readonly buys?: BuyOrdersService,
  ) {}

  /** A fresh subscriber gets the present state first: nothing is missed between two connections. */
  @Get('/api/events')
  async events(
    @SignedIn() { id }: Account,
    @SessionToken() token: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let send: (event: AccountEvent) => void = () => {};
    // One after the other, so that an older state never overtakes a newer one.
    let turn = Promise.resolve();
    const inTurn = (task: () => Promise<void>) => {
      turn = turn.then(task).catch(() => {});
    };
    const unsubscribe = [
      this.changes.subscribe(
        (notice) =>
          notice.accountId === id &&
          inTurn(async () => {
            if (!notice.signedOut) return this.#tell(notice, id, send);
            if (!(await this.users.sessions.isKnown(token))) reply.raw.end();
          }),
      ),
      this.clock.onChange(({ now, frozen }) => send({ type: 'clock', now, frozen })),
    ];
    send = openEventStream(reply, () => {
      for (const stop of unsubscribe) stop();
    });
    const { now, frozen } = this.clock.state();
    send({ type: 'clock', now, frozen });
    inTurn(() => this.#tell({}, id, send));
    inTurn(async () => {
      for (const buy of (await this.buys?.ofAccount(id)) ?? []) send({ type: 'buy', buy });
      for (const order of await this.orders.ofAccount(id)) send({ type: 'order', order });
      for (const swap of (await this.swaps?.ofAccount(id)) ?? []) send({ type: 'swap', swap });
    });
  }

  async #tell(
    { sellId, swapId, orderId }: Notice,
    accountId: string,
    send: (event: AccountEvent) => void,
  ): Promise<void> {
    if (swapId && this.swaps) return send({ type: 'swap', swap: await this.swaps.byId(swapId) });
    if (orderId && this.buys)
      return send({ type: 'buy', buy: await this.buys.ofAccountById(accountId, orderId) });
    if (sellId) return send({ type: 'order', order: await this.orders.ofAccountById(accountId, sellId) });
    const account = await this.accounts.find(accountId);
    if (account) send({ type: 'user', user: userView(account) });
  }
}
