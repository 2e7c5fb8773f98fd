import type { Clock } from '@exchange-sim/clock';
import pg from 'pg';
import { z } from 'zod';
import type { TransactionKey } from './transactions-repository.js';

const CHANNEL = 'sell_transaction';
const RECONNECT_MS = 1_000;
const notice = z.tuple([z.string(), z.string()]);

export interface ChangeListener {
  changed(key: TransactionKey): void;
  /** Changes may have been missed: the connection was away for a while. */
  resumed(): void;
}

/** Hears of every change to an order, whichever replica made it, through Postgres NOTIFY. */
export class TransactionChanges {
  readonly #listeners = new Set<ChangeListener>();
  #client: pg.Client | undefined;
  #closed = false;

  constructor(
    readonly databaseUrl: string,
    readonly clock: Clock,
  ) {}

  /** Connects; afterwards it reconnects by itself. */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('error', () => {});
    client.on('notification', ({ payload }) => this.#tell(payload));
    await client.connect();
    client.once('end', () => this.#reconnect());
    this.#client = client;
    await client.query(`listen ${CHANNEL}`);
  }

  /** Returns the unsubscriber. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }

  #tell(payload: string | undefined): void {
    const [providerId, sellId] = notice.parse(JSON.parse(payload ?? ''));
    for (const listener of this.#listeners) listener.changed({ providerId, sellId });
  }

  #reconnect(): void {
    if (this.#closed) return;
    this.clock.after(RECONNECT_MS, async () => {
      if (this.#closed) return;
      try {
        await this.open();
        for (const listener of this.#listeners) listener.resumed();
      } catch {
        this.#reconnect();
      }
    });
  }
}
