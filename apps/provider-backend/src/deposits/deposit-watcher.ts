import { SystemClock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { Block, Chain, Incoming } from '../chains/chain.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import type { DepositDesk } from './deposit-desk.js';
import type { PositionsRepository } from './positions-repository.js';

export interface WatcherParts {
  store: Store;
  chain: Chain;
  desks: readonly DepositDesk[];
  positions: PositionsRepository;
  behaviours: BehavioursService;
  recorder: Recorder;
  log: Log;
  /** Called with each new block, once its deposits are booked. */
  onBlock?(): Promise<void>;
}

/** How far it goes back when the chain it read is no longer the chain there is. */
const REWIND = 64;
const RETRY_MS = 500;

/**
 * Finds the users' deposits in the blocks of one chain, also in those that came while it was away, and lets orders go on once
 * a deposit has its confirmations. Of several deposits for one order the first counts; further ones have a desk of their own.
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

  get chain(): Chain {
    return this.#parts.chain;
  }

  start(): void {
    this.#parts.chain.start((head) => this.#hear(head));
  }

  /** Whether blocks are being read or orders settled. */
  get isBusy(): boolean {
    return this.#working !== undefined;
  }

  /** Resolves when every block there is now is dealt with; `true` when they were, or when the chain is away. */
  async rest(): Promise<boolean> {
    const head = await this.#parts.chain.head().catch(() => undefined);
    if (head !== undefined && head > this.#head) this.#hear(head);
    const working = this.#working;
    await working;
    return working === undefined;
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
        await this.#parts.onBlock?.();
        done = head;
      } catch (error) {
        // Chain or database are away: every block read is booked, the rest is read when they are back.
        if (!this.#closed && this.#parts.chain.connected)
          this.#parts.log.error(`deposits on ${this.#parts.chain.name} cannot be booked now`, error);
        await this.#realTime.sleep(RETRY_MS);
      }
    }
  }

  /** Books one block and its place; `false` when there is none left up to `head`. */
  async #readNextBlock(head: number): Promise<boolean> {
    const { store, chain, positions, behaviours } = this.#parts;
    const blind = (await behaviours.get('deposit.ignore')) !== undefined;
    return store.db.transaction(async (tx) => {
      const position = await positions.lock(tx, chain.name);
      if (!position) {
        // The first start: there are no orders yet, so there are no deposits.
        await positions.put(tx, chain.name, { block: head, hash: null });
        return false;
      }
      if (position.block > head) return this.#rewind(tx, head);
      if (position.block === head) return false;
      const block = await chain.block(position.block + 1);
      if (!block) return false;
      if (position.hash !== null && block.parentHash !== position.hash)
        return this.#rewind(tx, position.block);
      if (!blind) await this.#book(tx, block);
      await positions.put(tx, chain.name, { block: block.number, hash: block.hash });
      return true;
    });
  }

  async #rewind(tx: Tx, from: number): Promise<boolean> {
    const { positions, chain } = this.#parts;
    await positions.put(tx, chain.name, { block: Math.max(-1, from - REWIND), hash: null });
    return true;
  }

  async #book(tx: Tx, block: Block): Promise<void> {
    const received = sumOf(block.incoming);
    const addresses = [...new Set(received.map(({ to }) => to))];
    if (addresses.length === 0) return;
    for (const desk of this.#parts.desks)
      for (const { id, address, currency } of await desk.awaiting(tx, addresses)) {
        const incoming = received.filter(
          (each) => each.to === address && (currency === undefined || each.currency === currency),
        );
        for (const each of incoming)
          if ((await this.#bookOne(tx, desk, id, each, block.number)) && desk.counts === 'first') break;
      }
  }

  async #bookOne(
    tx: Tx,
    desk: DepositDesk,
    id: string,
    incoming: Block['incoming'][number],
    block: number,
  ): Promise<boolean> {
    const { chain, recorder } = this.#parts;
    const receipt = await chain.receipt(incoming.txHash);
    if (!receipt?.succeeded) return false;
    if (!(await desk.book(tx, id, { ...incoming, block, feeAtomic: receipt.feeAtomic }))) return false;
    recorder
      .begin({
        from: 'chain',
        to: 'provider-backend',
        kind: 'chain',
        name: desk.hopName,
        request: { [desk.idName]: id, ...incoming, block },
      })
      .end({ status: 'seen' });
    return true;
  }

  async #settle(head: number): Promise<void> {
    const { store, chain, desks } = this.#parts;
    for (const desk of desks)
      for (const { id, txHash } of await desk.unsettled(store.db, chain.name)) {
        const receipt = await chain.receipt(txHash);
        const place = receipt?.succeeded
          ? { block: receipt.block, confirmations: Math.max(0, head - receipt.block + 1) }
          : undefined;
        await store.db.transaction((tx) => desk.settle(tx, id, place));
      }
  }
}

/** What each address received of each currency in one transaction, however many payments it was. */
function sumOf(incoming: readonly Incoming[]): Incoming[] {
  const sums = new Map<string, Incoming>();
  for (const each of incoming) {
    const key = `${each.txHash} ${each.to} ${each.currency}`;
    const amountAtomic = (sums.get(key)?.amountAtomic ?? 0n) + each.amountAtomic;
    sums.set(key, { ...each, amountAtomic });
  }
  return [...sums.values()];
}
