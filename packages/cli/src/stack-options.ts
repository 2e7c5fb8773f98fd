import { handScenarios } from '@exchange-sim/scenarios/by-hand';
import { loadConfig, providerRowsOf, type StackOptions } from '@exchange-sim/stack';
import { readEnvironment } from './environment.js';
import { flagsSource, providerOfFlags } from './provider-flags.js';
import type { ProviderFlags } from './provider-options.js';
import { UsageError } from './usage-error.js';

/** What `up` and `open` start a stack by. */
export interface StackFlags extends ProviderFlags {
  ports: 'default' | 'auto';
  clock?: 'system' | 'controlled';
  signer?: string;
  seed?: string;
}

/** Options of the stack: a flag goes before a variable of the environment, that before the configuration. @throws one sentence */
export async function stackOptions(flags: StackFlags): Promise<StackOptions> {
  const env = readEnvironment(process.env);
  const { providers, config } = await configured(flags);
  const signer = signerOf([
    ['--signer', flags.signer],
    ['EXCHANGE_SIM_SIGNER_URL', env.EXCHANGE_SIM_SIGNER_URL],
    ['The field signer of the configuration,', config?.signer],
  ]);
  const seed = flags.seed ?? env.EXCHANGE_SIM_SEED ?? config?.seed;
  return {
    ports: flags.ports,
    clock: flags.clock ?? config?.clock ?? 'controlled',
    scenarios: handScenarios,
    say: (line) => process.stderr.write(`exchange-sim: ${line}\n`),
    ...providers,
    ...(signer && { signer }),
    ...(seed && { seed }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.EXCHANGE_SIM_DATABASE_PREFIX && { databasePrefix: env.EXCHANGE_SIM_DATABASE_PREFIX }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    ...(env.ETH_RPC_URL && { ethRpcUrl: env.ETH_RPC_URL }),
    ...(env.EXCHANGE_SIM_BLOCK_SECONDS && { blockSeconds: Number(env.EXCHANGE_SIM_BLOCK_SECONDS) }),
  };
}

/** Providers of the configuration, and the one that flags describe. */
export async function configured(flags: ProviderFlags) {
  const loaded = await loadConfig(flags.config, process.cwd());
  const config = loaded?.kind === 'config' ? loaded.config : undefined;
  const one = providerOfFlags(flags);
  const [ofFile, ofFlags] = await Promise.all([
    loaded?.kind === 'config' ? providerRowsOf(loaded.config.providers, loaded.source) : [],
    providerRowsOf(one ? [one] : [], flagsSource),
  ]);
  const providers: Pick<StackOptions, 'providersFile' | 'ownProviders' | 'referenceProviders'> = {
    ...(loaded?.kind === 'registry' && { providersFile: loaded.file }),
    ownProviders: [...ofFile, ...ofFlags],
    referenceProviders: !(flags.onlyMine || config?.referenceProviders === false),
  };
  return { providers, config, file: loaded?.file };
}

/** The first that is given. */
function signerOf(given: [name: string, value: string | undefined][]): string | undefined {
  const [name, signer] = given.find(([, value]) => value !== undefined) ?? [];
  if (signer === undefined || signer === 'embedded') return signer;
  if (!/^https?:\/\//.test(signer) || !URL.canParse(signer))
    throw new UsageError(
      `${name} ${signer} is neither "embedded" nor a URL such as http://127.0.0.1:5000: give one of them.`,
    );
  const { origin, pathname, search } = new URL(signer);
  if (pathname !== '/' || search)
    throw new UsageError(`${name} ${signer} is more than a host and port: give ${origin} alone.`);
  return origin;
}
