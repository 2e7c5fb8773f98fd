import { SystemClock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import { announceOrder } from '../events/announce.js';
import type { OrderLifecycle } from '../orders/order-lifecycle.js';
import type { OrdersRepository } from '../orders/orders-repository.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import type { Block, EthereumChain } from './ethereum-chain.js';
import type { PositionsRepository } from './positions-repository.js';

export interface WatcherParts {
  store: Store;
  chain: EthereumChain;
  orders: OrdersRepository;
  positions: PositionsRepository;
  lifecycle: OrderLifecycle;
  recorder: Recorder;
  log: Log;
}

const CHAIN = 'ethereum';
/** How far it goes back when the chain it read is no longer the chain there is. */
const REWIND = 64;
const RETRY_MS = 500;

/**
 * Finds the users' deposits in the blocks, also in those that came while it was away, and lets orders go on once a deposit has
 * its confirmations. Sees plain transfers of the native coin, not those a contract makes.
 */
export class DepositWatcher {
  readonly #parts: WatcherParts;
  readonly #realTime = new SystemClock();
  #head = -1;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#parts.chain.start((head) => this.#hear(head));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#parts.chain.close();
    await this.#working;
  }

  #hear(head: number): void {
    this.#head = head;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async #work(): Promise<void> {
    for (let done = -1; done !== this.#head && !this.#closed; ) {
      const head = this.#head;
      try {
        while ((await this.#readNextBlock(head)) && !this.#closed);
        await this.#settle(head);
        done = head;
      } catch (error) {
        // Chain or database are away: every block read is booked, the rest is read when they are back.
        if (!this.#closed && this.#parts.chain.connected)
          this.#parts.log.error('deposits cannot be booked now', error);
        await this.#realTime.sleep(RETRY_MS);
      }
    }
  }

  /** Books one block and its place; `false` when there is none left up to `head`. */
  #readNextBlock(head: number): Promise<boolean> {
    const { store, chain, positions } = this.#parts;
    return store.db.transaction(async (tx) => {
      const position = await positions.lock(tx, CHAIN);
      if (!position) {
        // The first start: there are no orders yet, so there are no deposits.
        await positions.put(tx, CHAIN, { block: head, hash: null });
        return false;
      }
      if (position.block > head) return this.#rewind(tx, head);
      if (position.block === head) return false;
      const block = await chain.block(position.block + 1);
      if (!block) return false;
      if (position.hash !== null && block.parentHash !== position.hash)
        return this.#rewind(tx, position.block);
      await this.#book(tx, block);
      await positions.put(tx, CHAIN, { block: block.number, hash: block.hash });
      return true;
    });
  }

  async #rewind(tx: Tx, from: number): Promise<boolean> {
    await this.#parts.positions.put(tx, CHAIN, { block: Math.max(-1, from - REWIND), hash: null });
    return true;
  }

  async #book(tx: Tx, block: Block): Promise<void> {
    const { orders, chain, recorder } = this.#parts;
    const transfers = block.transactions.map((transfer) => ({
      ...transfer,
      to: transfer.to?.toLowerCase() ?? '',
    }));
    const awaiting = await orders.awaiting(tx, [...new Set(transfers.map(({ to }) => to))]);
    for (const { id, address } of awaiting) {
      const transfer = transfers.find(({ to, value }) => to === address && value > 0n);
      if (!transfer || !(await chain.receipt(transfer.hash))?.succeeded) continue;
      const { hash, value } = transfer;
      const order = await orders.lock(tx, id);
      await orders.change(tx, id, { payinHash: hash, payinBlock: block.number, payinAmountAtomic: value });
      recorder
        .begin({
          from: 'chain',
          to: 'provider-backend',
          kind: 'chain',
          name: 'deposit',
          request: { sellId: id, txHash: hash, to: address, amountAtomic: value, block: block.number },
        })
        .end({ status: 'seen' });
      await announceOrder(tx, order?.accountId ?? null, id);
    }
  }

  async #settle(head: number): Promise<void> {
    const { store, orders } = this.#parts;
    for (const id of await orders.unsettled(store.db))
      await store.db.transaction((tx) => this.#confirm(tx, id, head));
  }

  async #confirm(tx: Tx, id: string, head: number): Promise<void> {
    const { orders, lifecycle, chain } = this.#parts;
    const order = await orders.lock(tx, id);
    if (!order?.payinHash || order.payinBlock === null) return;
    const receipt = await chain.receipt(order.payinHash);
    if (!receipt?.succeeded) {
      // Its block is no longer part of the chain.
      await orders.change(tx, id, {
        payinHash: null,
        payinBlock: null,
        payinAmountAtomic: null,
        confirmations: 0,
      });
      return announceOrder(tx, order.accountId, id);
    }
    const confirmations = Math.max(0, Math.min(head - receipt.block + 1, lifecycle.confirmationsRequired));
    if (confirmations !== order.confirmations || receipt.block !== order.payinBlock) {
      await orders.change(tx, id, { confirmations, payinBlock: receipt.block });
      await announceOrder(tx, order.accountId, id);
    }
    await lifecycle.settlePayin(tx, { ...order, confirmations });
  }
}
