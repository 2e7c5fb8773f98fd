import pg from 'pg';

/** A server that takes connections and says nothing does so in real time. */
const PATIENCE_MS = 10_000;

/** Held until released, or until its process is gone. */
export interface DatabasesClaim {
  release(): Promise<void>;
}

/**
 * Has the databases whose names begin with `prefix` to itself. Throws one sentence when the server cannot be used, and
 * `undefined` comes when somebody else has them.
 * @param url any database of the server; the same one for all who are to notice each other
 */
export async function claimDatabases(url: string, prefix: string): Promise<DatabasesClaim | undefined> {
  const client = await connectTo(url);
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtext($1), hashtext($2)) as mine',
    ['exchange-sim/databases', prefix],
  );
  if (rows[0]?.mine) return { release: () => client.end().catch(() => {}) };
  await client.end();
  return undefined;
}

/** Databases whose names begin with `prefix` and that nobody is connected to. */
export async function unusedDatabases(url: string, prefix: string): Promise<string[]> {
  const client = await connectTo(url);
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)
         and not exists (select 1 from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
      [prefix],
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Removes a database, whose services have ended. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const client = await connectTo(url);
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}

/** A connection whose loss does not end the process. Throws one sentence, without the URL's password. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  return client;
}

/** One sentence for a person. */
export function unreachable(url: string, error: unknown): Error {
  const { hostname, port } = new URL(url);
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new Error(
    `Postgres at ${hostname}:${port || 5432} cannot be used (${reason}): is it running, and is the URL's user allowed in?`,
    { cause: error },
  );
}
