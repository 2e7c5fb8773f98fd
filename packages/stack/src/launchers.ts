import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock, Random } from '@exchange-sim/clock';
import { ledgerMigrations, prepareLedgerDatabase } from '@exchange-sim/ledger-backend';
import { prepareProviderDatabase, providerMigrations } from '@exchange-sim/provider-backend';
import {
  migrationsKey,
  type Preparation,
  queueMigrations,
  startPostgres,
} from '@exchange-sim/storage/postgres';
import type { Recorder } from '@exchange-sim/trace';
import { initialBalanceAtomic, walletAccounts } from './accounts.js';
import type { StackOptions } from './options.js';
import type { Running } from './part.js';
import type { PartName } from './part-name.js';
import type { Part, Ports } from './ports.js';
import { readProviders } from './providers.js';
import { REFERENCE_PROVIDER_TEST_KEYS } from './reference-provider.js';

interface Context {
  options: StackOptions;
  clock: Clock;
  recorder: Recorder;
  random: Random;
  ports: Ports;
  urls: Record<Part, string>;
  /** Folder of this run, removed at its end. */
  home: string;
}

/** How each part is started. Modules are loaded when their part starts, so that they load side by side. */
export function launchers(context: Context): Record<PartName, (onExit: () => void) => Promise<Running>> {
  const { options, clock, recorder, random, ports, urls, home } = context;
  const accounts = walletAccounts(options.signerSeed);
  const providers = readProviders(options.providersFile, urls);
  const reference = providers[0];
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
  let databaseUrl = options.databaseUrl ?? '';
  let databasePort = 0;

  return {
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
      const { startAnvil } = await import('@exchange-sim/chain');
      return startAnvil({
        port: ports.chain,
        clock,
        blockSeconds: options.blockSeconds ?? 2,
        stateFile: join(home, 'chain.json'),
        fund: accounts.map(({ address }, index) => ({ address, amountAtomic: initialBalanceAtomic(index) })),
        onExit,
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
    async providerBackend() {
      const { startProviderBackend } = await import('@exchange-sim/provider-backend');
      if (!reference) throw new Error('The provider registry is empty: give at least one row.');
      return startProviderBackend({
        port: ports.providerBackend,
        clock,
        recorder,
        random: random.fork('provider-backend'),
        databaseUrl,
        ...(options.redisUrl && { redisUrl: options.redisUrl }),
        ethRpcUrl: urls.chain,
        ledgerBackendUrl: urls.ledgerBackend,
        widgetUrl: urls.providerWidget,
        apiKeyForLedger: reference.apiKey,
        webhookApiKey: reference.webhookApiKey,
        signing: REFERENCE_PROVIDER_TEST_KEYS.signing,
        depositXpub: REFERENCE_PROVIDER_TEST_KEYS.depositXpub,
        control: true,
        allowedOrigins: [urls.providerWidget, urls.wallet],
        logger: logger('provider backend'),
      });
    },
    async ledgerBackend() {
      const { startLedgerBackend } = await import('@exchange-sim/ledger-backend');
      return startLedgerBackend({
        port: ports.ledgerBackend,
        clock,
        recorder,
        random: random.fork('ledger-backend'),
        databaseUrl,
        providers,
        allowedOrigins: [urls.wallet, urls.providerWidget],
        logger: logger('Ledger Backend'),
      });
    },
    async providerWidget() {
      const { startProviderWidget } = await import('@exchange-sim/provider-widget');
      return startProviderWidget({
        port: ports.providerWidget,
        config: {
          providerId: reference?.id ?? 'northgate',
          providerApiUrl: urls.providerBackend,
          ledgerBackendUrl: urls.ledgerBackend,
          supportUrl: reference?.supportUrl ?? urls.providerWidget,
          supportEmail: 'support@northgate.example',
          brand: reference?.name ?? 'Northgate Pay',
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
        accounts,
        allowedManifestHosts: [new URL(urls.providerWidget).host],
        traceUrl: `${urls.control}/trace`,
      });
    },
  };
}

/** The services' databases, migrated once for all later starts. */
async function preparation(): Promise<Preparation> {
  return {
    key: await migrationsKey([ledgerMigrations, providerMigrations, queueMigrations]),
    async run(url) {
      await Promise.all([prepareLedgerDatabase(url), prepareProviderDatabase(url)]);
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
