import type { Clock, Random } from '@exchange-sim/clock';
import type { Curve } from '@exchange-sim/payload';
import type { Recorder } from '@exchange-sim/trace';
import type { ProviderProfile } from './profile.js';

export interface ProviderBackendOptions {
  /** 0 for any free one. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  clock: Clock;
  recorder: Recorder;
  random: Random;
  /** Any database of the Postgres server; the service makes its own. */
  databaseUrl: string;
  /** Name of that own database; `provider_backend` when absent. */
  databaseName?: string;
  /** Jobs go through Redis instead of Postgres. */
  redisUrl?: string;
  /** JSON-RPC of an Ethereum node that also speaks WebSocket on the same port. */
  ethRpcUrl: string;
  /** Where status updates go. */
  ledgerBackendUrl: string;
  /** Address of the widget, answered by `/sell-redirect`. */
  widgetUrl: string;
  /** What Ledger's backend sends as `x-api-key`. */
  apiKeyForLedger: string;
  /** What this provider sends as `x-api-key` with its status updates. */
  webhookApiKey: string;
  signing: { curve: Curve; privateKeyHex: string };
  /** Extended public key of the account whose external chain gives the deposit addresses (BIP-32, `m/44'/60'/0'`). */
  depositXpub: string;
  /** Who the provider is and what it does; Northgate Pay's sales only when absent. A profile that swaps needs the next three. */
  profile?: ProviderProfile;
  /** Esplora-compatible server of the Bitcoin chain that also tells of blocks at `/events`; needed to swap. */
  bitcoinUrl?: string;
  /** The same for Bitcoin's deposit addresses (`m/84'/0'/0'`); needed to swap. */
  bitcoinDepositXpub?: string;
  /** Keys that pay payouts and refunds; needed to swap. */
  hotWallet?: HotWalletKeys;
  /** Serves `/control` and creates the demo accounts; only for a simulated stack. */
  control: boolean;
  /** Blocks until a deposit on Ethereum counts; 2 when absent. */
  confirmations?: number;
  /** Blocks until a deposit on Bitcoin counts; 1 when absent. */
  bitcoinConfirmations?: number;
  /** A login lasts this long after its last use, milliseconds on the clock; 30 minutes when absent. */
  sessionWindowMs?: number;
  /** Origins whose pages may call; only the widget's with the session's cookie. E.g. `http://127.0.0.1:4003`. */
  allowedOrigins: string[];
  /** Silent when absent. */
  logger?: Log;
}

/** Private keys of 32 bytes each. */
export interface HotWalletKeys {
  /** Pays ETH and USDC. */
  ethereumPrivateKeyHex: string;
  /** Pays BTC, from its native segwit address. */
  bitcoinPrivateKeyHex: string;
}

/** Where the service tells its operator what went wrong. */
export interface Log {
  error(message: string, error?: unknown): void;
}

export interface Running {
  url: string;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy(): boolean;
  /** Resolves when nothing is left to do at this instant of the clock; `true` when there was nothing. */
  rest(): Promise<boolean>;
  close(): Promise<void>;
}
