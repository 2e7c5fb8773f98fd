import pg from 'pg';
import { untilItWorks } from '../until-it-works.js';

export interface ListenOptions {
  url: string;
  channel: string;
  /** A `NOTIFY` on the channel, with its payload. */
  onMessage: (payload: string) => void;
  /** The connection stands, for the first time or again: what was notified in between was missed. */
  onConnect?: () => void;
}

export interface Listener {
  /** Resolves when everything notified before has been told; at once while the connection is away. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a channel of Postgres until closed, connecting again whenever the connection is lost. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const listener = new PostgresListener(options);
  await listener.connect();
  return listener;
}

class PostgresListener implements Listener {
  readonly #options: ListenOptions;
  #client: pg.Client | undefined;
  readonly #closed = new AbortController();

  constructor(options: ListenOptions) {
    this.#options = options;
  }

  async connect(): Promise<void> {
    const { url, channel, onMessage, onConnect } = this.#options;
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    const lost = () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      untilItWorks(() => this.connect(), this.#closed.signal).catch(() => {});
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload = '' }) => onMessage(payload));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    if (this.#closed.signal.aborted) return client.end();
    this.#client = client;
    onConnect?.();
  }

  async caughtUp(): Promise<void> {
    // Postgres sends what was notified before it is ready for the next query.
    await this.#client?.query('').catch(() => {});
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client?.end().catch(() => {});
  }
}
