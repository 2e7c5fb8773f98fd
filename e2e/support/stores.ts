import type { StackOptions } from '@exchange-sim/stack';

const { DATABASE_URL, REDIS_URL } = process.env;

/**
 * Servers that the suite runs on instead of the embedded ones. Each worker has databases of its own there, dropped at its
 * end. Tests that end a server or start the command have embedded ones always.
 */
export const STORE_OPTIONS: Pick<StackOptions, 'databaseUrl' | 'databases' | 'redisUrl'> = {
  ...(DATABASE_URL && { databaseUrl: DATABASE_URL, databases: 'own' }),
  ...(REDIS_URL && { redisUrl: REDIS_URL }),
};
