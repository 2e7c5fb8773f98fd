import { randomBytes } from 'node:crypto';
import type { StackOptions } from './options.js';
import { REFERENCE_PROVIDERS_TEST_KEYS } from './reference-providers.js';

/** Where this stack's data goes: the names of its databases, and what is removed at its end. */
export interface Stores {
  /** Name on the server of a service's own database. */
  nameOf(service: string): string;
  /**
   * Removes what nobody needs any more; called between the end of the services and that of the servers.
   * @param url the Postgres that was used
   */
  close(url: string): Promise<void>;
}

type Given = Pick<StackOptions, 'databaseUrl' | 'redisUrl' | 'databases' | 'databasePrefix'>;

const LEDGER_DATABASE = 'ledger_backend';
const DATABASES = [
  LEDGER_DATABASE,
  ...Object.values(REFERENCE_PROVIDERS_TEST_KEYS).map(({ databaseName }) => databaseName),
];
/** Begins the names of databases that are dropped at the end of their run. */
const RUN_PREFIX = 'exchange_sim_run_';

/** Looks at servers from outside before anything is started in vain. Throws one sentence when one cannot be used. */
export async function openStores(given: Given): Promise<Stores> {
  const { databaseUrl, redisUrl, databases = 'kept' } = given;
  // the embedded Postgres forgets everything by itself
  if (!databaseUrl && !redisUrl) return { nameOf: (service) => service, close: async () => {} };
  const servers = await import('@exchange-sim/storage/servers');
  if (redisUrl) await servers.checkRedis(redisUrl);
  const own = databases === 'own' || !databaseUrl;
  const prefix = !databaseUrl ? '' : own ? ownPrefix() : (given.databasePrefix ?? '');
  const claim = databaseUrl ? await servers.claimDatabases(databaseUrl, prefix) : undefined;
  if (databaseUrl && !claim) throw inUse(databaseUrl, prefix);
  const forget = async (url: string, name: string) => {
    if (redisUrl) await servers.forgetJobsOf(url, name, redisUrl);
    if (databaseUrl) await servers.dropDatabase(url, name);
  };
  if (databaseUrl && own) await dropLeftovers(servers, databaseUrl, forget);
  return {
    nameOf: (service) => `${prefix}${service}`,
    async close(url) {
      if (own) await Promise.allSettled(DATABASES.map((name) => forget(url, `${prefix}${name}`)));
      await claim?.release();
    },
  };
}

function ownPrefix(): string {
  return `${RUN_PREFIX}${randomBytes(4).toString('hex')}_`;
}

/** What runs that were killed left behind: nobody is connected to it, and nobody claims it. */
async function dropLeftovers(
  { claimDatabases, unusedDatabases }: typeof import('@exchange-sim/storage/servers'),
  url: string,
  forget: (url: string, name: string) => Promise<void>,
): Promise<void> {
  for (const name of await unusedDatabases(url, RUN_PREFIX)) {
    const prefix = name.slice(0, name.indexOf('_', RUN_PREFIX.length) + 1);
    const claim = await claimDatabases(url, prefix);
    if (!claim) continue;
    await forget(url, name).catch(() => {});
    await claim.release();
  }
}

function inUse(url: string, prefix: string): Error {
  const { hostname, port } = new URL(url);
  return new Error(
    `Another simulator uses the databases ${prefix}${LEDGER_DATABASE}, … at ${hostname}:${port || 5432}: end it, or give this one names of its own with EXCHANGE_SIM_DATABASE_PREFIX.`,
  );
}
