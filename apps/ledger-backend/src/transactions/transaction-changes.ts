import { type Listener, listen } from '@exchange-sim/storage';
import { z } from 'zod';
import type { TransactionKey } from './transactions-repository.js';

const notice = z.tuple([z.enum(['buy', 'sell', 'swap']), z.string(), z.string()]);

export interface ChangeListener {
  changed(key: TransactionKey): void;
  /** Changes may have been missed: the connection was away for a while. */
  resumed(): void;
}

/** Hears of every change to an order, whichever replica made it, through Postgres NOTIFY. */
export class TransactionChanges {
  readonly #listeners = new Set<ChangeListener>();
  #connection: Listener | undefined;

  constructor(readonly databaseUrl: string) {}

  async open(): Promise<void> {
    this.#connection = await listen({
      url: this.databaseUrl,
      channel: 'exchange_transaction',
      onMessage: (payload) => {
        const [product, providerId, id] = notice.parse(JSON.parse(payload));
        for (const listener of this.#listeners) listener.changed({ product, providerId, id });
      },
      onConnect: () => {
        for (const listener of this.#listeners) listener.resumed();
      },
    });
  }

  /** Resolves when the listeners have heard of every change made before. */
  async caughtUp(): Promise<void> {
    await this.#connection?.caughtUp();
  }

  /** Returns the unsubscriber. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }
}
