import { type Subscription, subscribe } from '@exchange-sim/chain';
import type { Clock } from '@exchange-sim/clock';
import { ContractError, type WalletAccount } from '@exchange-sim/contract';
import { getAddress, type Hex } from 'viem';
import type { EventHub } from '../events/event-hub.js';
import type { PartsBoard } from '../events/parts-board.js';
import { ledgerAccountId, walletApiId } from './account-id.js';
import type { EthereumNode } from './ethereum-node.js';

/** An account of the user, found by its path on the signer. */
export interface AccountSeed {
  name: string;
  currency: 'ethereum';
  /** BIP-32 path, e.g. `44'/60'/0'/0/0`. */
  path: string;
  address: string;
}

type Identity = Omit<WalletAccount, 'balanceAtomic' | 'spendableAtomic' | 'blockHeight'> & { address: Hex };

/** The user's accounts with their balances, read again at each new block. */
export class AccountBook {
  readonly #identities: readonly Identity[];
  readonly #node: EthereumNode;
  readonly #hub: EventHub;
  readonly #parts: PartsBoard;
  readonly #rpcUrl: string;
  #accounts: WalletAccount[] | undefined;
  #heads: Subscription | undefined;
  #reading: Promise<void> | undefined;
  #stale = false;

  constructor(options: {
    seeds: readonly AccountSeed[];
    node: EthereumNode;
    rpcUrl: string;
    hub: EventHub;
    parts: PartsBoard;
  }) {
    this.#identities = options.seeds.map((seed) => {
      const address = getAddress(seed.address);
      const ledgerId = ledgerAccountId(seed.currency, address);
      return { ...seed, address, ledgerAccountId: ledgerId, id: walletApiId(ledgerId) };
    });
    this.#node = options.node;
    this.#rpcUrl = options.rpcUrl;
    this.#hub = options.hub;
    this.#parts = options.parts;
  }

  /** Follows the chain, over WebSocket at the address of its JSON-RPC. */
  start(clock: Clock): void {
    this.#heads = subscribe({
      wsUrl: this.#rpcUrl.replace(/^http/, 'ws'),
      topic: 'newHeads',
      clock,
      onData: () => void this.refresh(),
      onUp: () => void this.refresh(),
      onDown: () => this.#down(),
    });
  }

  close(): void {
    this.#heads?.close();
  }

  /** With their balances; throws a `ContractError` (503) when the chain has not answered yet. */
  async all(): Promise<WalletAccount[]> {
    if (!this.#accounts) await this.refresh();
    if (this.#accounts) return this.#accounts;
    throw new ContractError(
      503,
      'SERVICE_UNAVAILABLE_ERROR',
      `the chain at ${this.#rpcUrl} does not answer`,
      {
        fix: 'Start the chain, or give the address of a node that runs.',
      },
    );
  }

  /** By the id a Live App knows, by Ledger Wallet's own, or undefined. */
  identity(id: string): Identity | undefined {
    return this.#identities.find((account) => account.id === id || account.ledgerAccountId === id);
  }

  /** Reads all balances; while one reading is under way a further one is made after it. */
  refresh(): Promise<void> {
    if (this.#reading) this.#stale = true;
    this.#reading ??= this.#readUntilFresh().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readUntilFresh(): Promise<void> {
    do {
      this.#stale = false;
      await this.#read();
    } while (this.#stale);
  }

  async #read(): Promise<void> {
    try {
      const blockHeight = Number(await this.#node.getBlockNumber());
      const balances = await Promise.all(
        this.#identities.map(({ address }) => this.#node.getBalance({ address })),
      );
      this.#accounts = this.#identities.map((identity, index) => {
        const balance = String(balances[index] ?? 0n);
        return { ...identity, balanceAtomic: balance, spendableAtomic: balance, blockHeight };
      });
      this.#parts.up('chain');
      this.#hub.publish({ type: 'accounts', accounts: this.#accounts });
    } catch {
      this.#down();
    }
  }

  #down(): void {
    this.#parts.down(
      'chain',
      `No answer from the chain at ${this.#rpcUrl}: start it, then this goes on by itself.`,
    );
  }
}
