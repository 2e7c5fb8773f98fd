import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock, Random } from '@exchange-sim/clock';
import { ledgerMigrations, prepareLedgerDatabase } from '@exchange-sim/ledger-backend';
import { PROFILES, prepareProviderDatabase, providerMigrations } from '@exchange-sim/provider-backend';
import {
  migrationsKey,
  type Preparation,
  queueMigrations,
  startPostgres,
} from '@exchange-sim/storage/postgres';
import type { Recorder } from '@exchange-sim/trace';
import { initialHoldings, walletAccounts } from './accounts.js';
import type { StackOptions } from './options.js';
import type { Running } from './part.js';
import type { PartName } from './part-name.js';
import type { Part, Ports } from './ports.js';
import { liveAppOrigins, registryOf } from './providers.js';
import { REFERENCE_PROVIDERS_TEST_KEYS, type ReferenceProvider } from './reference-providers.js';
import type { Stores } from './stores.js';

interface Context {
  options: StackOptions;
  clock: Clock;
  recorder: Recorder;
  random: Random;
  ports: Ports;
  urls: Record<Part, string>;
  stores: Stores;
  /** Folder of this run, removed at its end. */
  home: string;
}

export interface Launchers {
  /** How each part is started. Modules are loaded when their part starts, so that they load side by side. */
  launch: Record<PartName, (onExit: () => void) => Promise<Running>>;
  /** The Postgres in use; empty before the embedded one has started. */
  databaseUrl(): string;
  /** The provider registry, but for those that somebody else runs: names by ids. */
  registered: ReadonlyMap<string, string>;
}

export function launchers(context: Context): Launchers {
  const { options, clock, recorder, random, ports, urls, home, stores } = context;
  const accounts = walletAccounts(options.signerSeed);
  const providers = registryOf(options, urls);
  const reference = providers.find(({ id }) => id === 'northgate') ?? providers[0];
  const testKeys = Object.values(REFERENCE_PROVIDERS_TEST_KEYS);
  const holdings = initialHoldings(
    accounts,
    testKeys.map(({ funds }) => funds),
  );
  const logger = (name: string) => {
    let last = '';
    return {
      error(message: string, cause?: unknown) {
        const line = `${name}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`;
        // what fails again and again until something is back is said once
        if (line !== last) options.say?.(line);
        last = line;
      },
    };
  };
  /** Settings of a provider's pages. */
  const site = (
    id: ReferenceProvider,
    providerApiUrl: string,
    row = providers.find((candidate) => candidate.id === id),
  ) => ({
    providerId: row?.id ?? id,
    providerApiUrl,
    ledgerBackendUrl: urls.ledgerBackend,
    supportUrl: row?.supportUrl ?? urls.providerWidget,
    supportEmail: `support@${id}.example`,
    brand: row?.name ?? PROFILES[id].brand,
  });
  let databaseUrl = options.databaseUrl ?? '';
  let databasePort = 0;

  const provider = async (
    id: ReferenceProvider,
    part: 'providerBackend' | 'quickbridge' | 'oldharbour',
    row = providers.find((candidate) => candidate.id === id),
  ) => {
    const { startProviderBackend } = await import('@exchange-sim/provider-backend');
    if (!row?.webhookApiKey)
      throw new Error(
        `The provider registry has no row "${id}" with a webhookApiKey: add it, or do not start that provider.`,
      );
    const { funds: _funds, databaseName, ...keys } = REFERENCE_PROVIDERS_TEST_KEYS[id];
    return startProviderBackend({
      port: ports[part],
      profile: PROFILES[id],
      clock,
      recorder,
      random: random.fork(id === 'northgate' ? 'provider-backend' : id),
      databaseUrl,
      databaseName: stores.nameOf(databaseName),
      ...(options.redisUrl && { redisUrl: options.redisUrl }),
      ethRpcUrl: urls.chain,
      bitcoinUrl: urls.bitcoin,
      ledgerBackendUrl: urls.ledgerBackend,
      widgetUrl: urls.providerWidget,
      apiKeyForLedger: row.apiKey,
      webhookApiKey: row.webhookApiKey,
      ...keys,
      control: true,
      allowedOrigins: [urls.providerWidget, urls.wallet],
      logger: logger(PROFILES[id].brand),
    });
  };

  const launch: Launchers['launch'] = {
    async database(onExit) {
      const postgres = await startPostgres({
        dataDir: `${home}-postgres`,
        port: databasePort,
        prepare: await preparation(),
        onExit,
      });
      databaseUrl = postgres.url;
      databasePort = Number(new URL(postgres.url).port);
      return postgres;
    },
    async chain(onExit) {
      const { deployUsdc, startAnvil } = await import('@exchange-sim/chain');
      const anvil = await startAnvil({
        port: ports.chain,
        clock,
        blockSeconds: options.blockSeconds ?? 2,
        stateFile: join(home, 'chain.json'),
        fund: holdings.ethereum,
        onExit,
      });
      await deployUsdc({ rpcUrl: anvil.url, holders: holdings.usdc });
      return anvil;
    },
    async bitcoin() {
      const { startBitcoin } = await import('@exchange-sim/chain');
      return startBitcoin({
        port: ports.bitcoin,
        clock,
        blockSeconds: options.blockSeconds ?? 2,
        stateFile: join(home, 'bitcoin.json'),
        fund: holdings.bitcoin,
      });
    },
    async signer(onExit) {
      const { startSigner } = await import('@exchange-sim/signer');
      const signer = await startSigner({
        port: ports.signer,
        model: 'stax',
        ...(options.signerSeed && { seed: options.signerSeed }),
        ...(options.signerTickMs && { tickMs: options.signerTickMs }),
        random: (length) => new Uint8Array(randomBytes(length)),
      });
      signer.onQuit(onExit);
      return signer;
    },
    providerBackend: () => provider('northgate', 'providerBackend', reference),
    quickbridge: () => provider('quickbridge', 'quickbridge'),
    oldharbour: () => provider('oldharbour', 'oldharbour'),
    async ledgerBackend() {
      const { startLedgerBackend } = await import('@exchange-sim/ledger-backend');
      return startLedgerBackend({
        port: ports.ledgerBackend,
        clock,
        recorder,
        random: random.fork('ledger-backend'),
        databaseUrl,
        databaseName: stores.nameOf('ledger_backend'),
        providers,
        allowedOrigins: [urls.wallet, urls.providerWidget, ...liveAppOrigins(options.ownProviders ?? [])],
        logger: logger('Ledger Backend'),
      });
    },
    async providerWidget() {
      const { startProviderWidget } = await import('@exchange-sim/provider-widget');
      return startProviderWidget({
        port: ports.providerWidget,
        config: site('northgate', urls.providerBackend, reference),
        alsoAt: {
          quickbridge: site('quickbridge', urls.quickbridge),
          oldharbour: site('oldharbour', urls.oldharbour),
        },
        frameAncestors: [urls.wallet],
      });
    },
    async wallet() {
      const { startWallet } = await import('@exchange-sim/wallet');
      return startWallet({
        port: ports.wallet,
        clock,
        recorder,
        ledgerBackendUrl: urls.ledgerBackend,
        signerUrl: urls.signer,
        ethRpcUrl: urls.chain,
        bitcoinUrl: urls.bitcoin,
        accounts,
        allowedManifestHosts: [urls.providerWidget, ...liveAppOrigins(options.ownProviders ?? [])].map(
          (url) => new URL(url).host,
        ),
        traceUrl: `${urls.control}/trace`,
        controlUrl: urls.control,
      });
    },
  };
  const run = providers.filter((row) => !options.ownProviders?.some(({ id }) => id === row.id));
  return {
    launch,
    databaseUrl: () => databaseUrl,
    registered: new Map(run.map(({ id, name }) => [id, name])),
  };
}

/** The services' databases, migrated once for all later starts. */
async function preparation(): Promise<Preparation> {
  const names = Object.values(REFERENCE_PROVIDERS_TEST_KEYS).map(({ databaseName }) => databaseName);
  return {
    key: `${await migrationsKey([ledgerMigrations, providerMigrations, queueMigrations])}x${names.length}`,
    async run(url) {
      await Promise.all([
        prepareLedgerDatabase(url),
        ...names.map((name) => prepareProviderDatabase(url, name)),
      ]);
    },
  };
}

/** Loads what the upper parts are made of; done while Postgres and Anvil boot in their own processes. */
export async function preload(): Promise<void> {
  await Promise.all([
    import('@exchange-sim/ledger-backend').then(({ loadLedgerBackend }) => loadLedgerBackend()),
    import('@exchange-sim/provider-backend').then(({ loadProviderBackend }) => loadProviderBackend()),
    import('@exchange-sim/wallet'),
    import('@exchange-sim/provider-widget'),
  ]);
}
