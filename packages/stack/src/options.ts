import type { HandScenario } from '@exchange-sim/contract';
import type { ProviderRow } from '@exchange-sim/ledger-backend';

/** How a stack is started; everything has a default that needs nothing outside this machine. */
export interface StackOptions {
  ports?: 'default' | 'auto';
  /**
   * `controlled` can be frozen and advanced (`POST /clock`). `frozen` stands still from the beginning, at the last full minute: what
   * happens every so often then happens at the same instants in each run.
   */
  clock?: 'system' | 'controlled' | 'frozen';
  /** `embedded`, or the URL of anything that serves Speculos's REST API. */
  signer?: 'embedded' | (string & {});
  /** Milliseconds between the embedded signer's ticks; 100 as on Speculos. */
  signerTickMs?: number;
  /** Mnemonic of the signer, from which the wallet's accounts come; Speculos's own by default. */
  signerSeed?: string;
  /** JSON file of provider rows, instead of the reference providers alone. */
  providersFile?: string;
  /** Providers beside those, which somebody else runs. */
  ownProviders?: readonly ProviderRow[];
  /** `false`: the reference providers are neither started nor registered, nor is `providersFile` read. */
  referenceProviders?: boolean;
  /** `postgres://…`: used instead of the embedded Postgres. */
  databaseUrl?: string;
  /**
   * On `databaseUrl`: `kept`, as by default, the services' databases stay and the next stack finds them; `own`, they are this
   * stack's alone and dropped at its end. The embedded Postgres always forgets.
   */
  databases?: 'kept' | 'own';
  /** Begins the names of kept databases, so that several stacks can share a server: a–z, 0–9 and _. */
  databasePrefix?: string;
  /** `redis://…`: BullMQ runs there instead of on Postgres. */
  redisUrl?: string;
  /** JSON-RPC of an Ethereum node, used instead of the embedded chain. */
  ethRpcUrl?: string;
  /** Where ids and jitter come from: the same seed, the same ids. */
  seed?: string;
  /** Seconds on the clock between blocks. */
  blockSeconds?: number;
  /** What can be made to go wrong from the start page and the wallet; nothing by default. */
  scenarios?: readonly HandScenario[];
  /** Told in one line what a person should know: a part that ended, a part that is back. */
  say?: (line: string) => void;
}
