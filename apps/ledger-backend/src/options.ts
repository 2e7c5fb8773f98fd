import type { Clock, Random } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import type { Log } from './http/log.js';
import type { ProviderRow } from './registry/provider-row.js';

export interface LedgerBackendOptions {
  /** 0 for any free one. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  clock: Clock;
  recorder: Recorder;
  random: Random;
  /** Any database of the Postgres server; the service makes its own. */
  databaseUrl: string;
  /** The service's own; `ledger_backend` by default. */
  databaseName?: string;
  providers: ProviderRow[];
  /** Origins whose pages may call, e.g. `http://127.0.0.1:4000`. */
  allowedOrigins: string[];
  /** Silent when absent. */
  logger?: Log;
}
