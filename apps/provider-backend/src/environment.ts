import { z } from 'zod';
import { PROFILES, profileOf } from './profile.js';
import type { ProviderBackendOptions } from './settings.js';

const text = (pattern: RegExp, message: string) => z.string(message).regex(pattern, message);
const hex32 = text(/^[0-9a-fA-F]{64}$/, 'must be 32 bytes of hex (64 characters)');
const key = text(/^[!-~]{8,200}$/, 'must be a key of 8 to 200 printable characters');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const MINUTES = 'must be 1 to 43200 whole minutes';

const environment = z.object({
  HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0',
    })
    .default('127.0.0.1'),
  PROVIDER_BACKEND_PORT: z.coerce.number('must be a port').int().min(0).max(65_535).default(4002),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }).optional(),
  ETH_RPC_URL: httpUrl.default('http://127.0.0.1:8545'),
  LEDGER_BACKEND_URL: httpUrl.default('http://127.0.0.1:4001'),
  PROVIDER_WIDGET_URL: httpUrl.default('http://127.0.0.1:4003'),
  PROVIDER_API_KEY: key,
  PROVIDER_WEBHOOK_API_KEY: key,
  PROVIDER_SIGNING_CURVE: z
    .enum(['secp256k1', 'secp256r1'], 'must be secp256k1 or secp256r1')
    .default('secp256k1'),
  PROVIDER_SIGNING_KEY: hex32,
  PROVIDER_DEPOSIT_XPUB: text(/^xpub/, 'must be an extended public key ("xpub…")'),
  PROVIDER_PROFILE: z
    .enum(['northgate', 'quickbridge', 'oldharbour'], 'must be northgate, quickbridge or oldharbour')
    .default('northgate'),
  PROVIDER_DATABASE_NAME: text(/^[a-z][a-z0-9_]{0,62}$/, 'must be a name of a Postgres database').optional(),
  BITCOIN_URL: httpUrl.default('http://127.0.0.1:8546'),
  PROVIDER_BITCOIN_DEPOSIT_XPUB: text(/^xpub/, 'must be an extended public key ("xpub…")').optional(),
  PROVIDER_HOT_WALLET_ETHEREUM_KEY: hex32.optional(),
  PROVIDER_HOT_WALLET_BITCOIN_KEY: hex32.optional(),
  PROVIDER_CONTROL: flag.default(false),
  PROVIDER_CONFIRMATIONS: z.coerce.number('must be a number of blocks').int().min(1).max(100).default(2),
  PROVIDER_SESSION_MINUTES: z.coerce
    .number(MINUTES)
    .int(MINUTES)
    .min(1, MINUTES)
    .max(43_200, MINUTES)
    .default(30),
  PROVIDER_ALLOWED_ORIGINS: z.string().optional(),
  SEED: z.string().min(1).default('provider-backend'),
});

const DATABASE_NAMES = {
  northgate: 'provider_backend',
  quickbridge: 'quickbridge_backend',
  oldharbour: 'oldharbour_backend',
};

type Settings = Omit<ProviderBackendOptions, 'clock' | 'recorder' | 'random' | 'logger' | 'databaseUrl'>;

/** Options from environment variables. @throws Error of one sentence naming the variable and what it must be */
export function readEnvironment(
  variables: NodeJS.ProcessEnv,
): Settings & { databaseUrl?: string; seed: string } {
  const { success, data: env, error } = environment.safeParse(withoutEmpty(variables));
  if (!success) {
    const { path, message } = error.issues[0] ?? { path: [], message: 'is wrong' };
    const name = path.join('.');
    throw new Error(`the variable ${name} ${variables[name] ? message : `is missing: it ${message}`}.`);
  }
  return {
    host: env.HOST,
    port: env.PROVIDER_BACKEND_PORT,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    ethRpcUrl: env.ETH_RPC_URL,
    ledgerBackendUrl: env.LEDGER_BACKEND_URL,
    widgetUrl: env.PROVIDER_WIDGET_URL,
    apiKeyForLedger: env.PROVIDER_API_KEY,
    webhookApiKey: env.PROVIDER_WEBHOOK_API_KEY,
    signing: { curve: env.PROVIDER_SIGNING_CURVE, privateKeyHex: env.PROVIDER_SIGNING_KEY },
    depositXpub: env.PROVIDER_DEPOSIT_XPUB,
    ...swapSettings(env),
    control: env.PROVIDER_CONTROL,
    confirmations: env.PROVIDER_CONFIRMATIONS,
    sessionWindowMs: env.PROVIDER_SESSION_MINUTES * 60_000,
    allowedOrigins: (env.PROVIDER_ALLOWED_ORIGINS ?? new URL(env.PROVIDER_WIDGET_URL).origin)
      .split(',')
      .map((o) => o.trim()),
    seed: env.SEED,
  };
}

type Environment = z.output<typeof environment>;
const SWAP_VARIABLES = [
  'PROVIDER_BITCOIN_DEPOSIT_XPUB',
  'PROVIDER_HOT_WALLET_ETHEREUM_KEY',
  'PROVIDER_HOT_WALLET_BITCOIN_KEY',
] as const;

/** Whoever also sells may leave all of swapping out. */
function swapSettings(
  env: Environment,
): Pick<Settings, 'profile' | 'databaseName' | 'bitcoinUrl' | 'bitcoinDepositXpub' | 'hotWallet'> {
  const profile = PROFILES[env.PROVIDER_PROFILE];
  const databaseName = env.PROVIDER_DATABASE_NAME ?? DATABASE_NAMES[env.PROVIDER_PROFILE];
  const given = SWAP_VARIABLES.map((name) => env[name]);
  if (profile.sell && given.every((value) => value === undefined))
    return { profile: profileOf({}), databaseName };
  const [bitcoinDepositXpub, ethereumPrivateKeyHex, bitcoinPrivateKeyHex] = given;
  if (!bitcoinDepositXpub || !ethereumPrivateKeyHex || !bitcoinPrivateKeyHex)
    throw new Error(
      `the variable ${SWAP_VARIABLES.find((name) => !env[name])} is missing: ${profile.brand} needs it to swap.`,
    );
  const hotWallet = { ethereumPrivateKeyHex, bitcoinPrivateKeyHex };
  return { profile, databaseName, bitcoinUrl: env.BITCOIN_URL, bitcoinDepositXpub, hotWallet };
}

/** A variable set to nothing counts as not set, as docker-compose passes it. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}
