import type { Clock } from '@exchange-sim/clock';
import { ContractError, type WalletAccount } from '@exchange-sim/contract';
import type { EventHub } from '../events/event-hub.js';
import type { PartsBoard } from '../events/parts-board.js';
import type { Account } from './account.js';
import { ChainFollower } from './chain-follower.js';
import type { ChainReader } from './chain-reader.js';

/** The user's accounts with their balances, read again whenever their chain moves. */
export class AccountBook {
  readonly #accounts: readonly Account[];
  readonly #followers: readonly ChainFollower[];
  readonly #hub: EventHub;
  readonly #parts: PartsBoard;

  constructor(options: {
    accounts: readonly Account[];
    readers: readonly ChainReader[];
    /** A chain was read at a height. */
    onReading: (reader: ChainReader, height: number) => void;
    hub: EventHub;
    parts: PartsBoard;
  }) {
    this.#accounts = options.accounts;
    this.#followers = options.readers.map((reader) => {
      const follower: ChainFollower = new ChainFollower(reader, () => {
        this.#changed();
        if (follower.reading) options.onReading(reader, follower.reading.blockHeight);
      });
      return follower;
    });
    this.#hub = options.hub;
    this.#parts = options.parts;
  }

  /** Follows the chains. */
  start(clock: Clock): void {
    for (const follower of this.#followers) follower.start(clock);
  }

  close(): void {
    for (const follower of this.#followers) follower.close();
  }

  /** With their balances; throws a `ContractError` (503) when a chain has not answered yet. */
  async all(): Promise<WalletAccount[]> {
    const unread = this.#followers.filter(({ reading }) => !reading);
    await Promise.all(unread.map((follower) => follower.refresh()));
    const accounts = this.#known();
    if (accounts) return accounts;
    const silent = this.#followers.find(({ reading }) => !reading);
    throw new ContractError(
      503,
      'SERVICE_UNAVAILABLE_ERROR',
      `the chain at ${silent?.reader.url} does not answer`,
      { fix: 'Start the chain, or give the address of a node that runs.' },
    );
  }

  /** By the id a Live App knows, by Ledger Wallet's own, or undefined. */
  find(id: string): Account | undefined {
    return this.#accounts.find((account) => account.id === id || account.ledgerAccountId === id);
  }

  /** The account of a token under another one. */
  tokenAccount(parentId: string, currency: string): Account | undefined {
    return this.#accounts.find(
      (account) =>
        account.currency === currency &&
        account.family === 'ethereum' &&
        account.parentAccountId === parentId,
    );
  }

  #changed(): void {
    for (const { reader, problem } of this.#followers) {
      const part = reader.family === 'bitcoin' ? 'bitcoin' : 'chain';
      if (problem === undefined) this.#parts.up(part);
      else this.#parts.down(part, problem);
    }
    const accounts = this.#known();
    if (accounts) this.#hub.publish({ type: 'accounts', accounts });
  }

  /** `undefined` until every chain has answered once. */
  #known(): WalletAccount[] | undefined {
    if (this.#followers.some(({ reading }) => !reading)) return undefined;
    return this.#accounts.map((account) => {
      const { id, ledgerAccountId, name, currency, address, path, family } = account;
      const reading = this.#followers.find(({ reader }) => reader.family === family)?.reading;
      const balance = String(reading?.balances.get(id) ?? 0n);
      return {
        id,
        ledgerAccountId,
        name,
        currency,
        ...(family === 'ethereum' &&
          account.parentAccountId !== undefined && { parentAccountId: account.parentAccountId }),
        address,
        path,
        balanceAtomic: balance,
        spendableAtomic: balance,
        blockHeight: reading?.blockHeight ?? 0,
      };
    });
  }
}
