import 'reflect-metadata';
import { type Database, openDatabase } from '@exchange-sim/storage';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calRows } from './cal/cal-rows.js';
import { serveDocs } from './docs/docs-routes.js';
import { HistoryService } from './history/history-service.js';
import { allowOrigins } from './http/cors.js';
import { errorAnswer } from './http/error-answer.js';
import { ErrorFilter } from './http/error-filter.js';
import { recordInbound } from './http/inbound-hops.js';
import { silentLog } from './http/log.js';
import { ledgerBackendModule } from './ledger-backend-module.js';
import { ledgerMigrations } from './migrations.js';
import type { LedgerBackendOptions } from './options.js';
import { PurchaseExpiry } from './purchases/purchase-expiry.js';
import { checkProviders } from './registry/load-providers.js';
import { type Schema, schema } from './schema.js';
import { SwapPoller } from './swaps/swap-poller.js';
import { TransactionChanges } from './transactions/transaction-changes.js';

const LARGEST_BODY = 64 * 1024;

export interface LedgerBackend {
  app: NestFastifyApplication;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy(): boolean;
  /** Resolves when providers are asked and followers of the history told; `true` when nothing was to be done, nor being served from the database. */
  rest(): Promise<boolean>;
  close(): Promise<void>;
}

/** The service's own database, migrated. `url` is any database of the server. */
export function openLedgerDatabase(url: string, name = 'ledger_backend'): Promise<Database<Schema>> {
  return openDatabase({ url, name, schema, migrations: ledgerMigrations });
}

/** Everything but the port: the database is open and the application answers `app.inject`. */
export async function openLedgerBackend(options: Omit<LedgerBackendOptions, 'port'>): Promise<LedgerBackend> {
  const { clock, recorder, random, logger = silentLog } = options;
  const providers = checkProviders(options.providers, 'providers');
  const database = await openLedgerDatabase(options.databaseUrl, options.databaseName);
  const changes = new TransactionChanges(database.url);
  await changes.open();
  const { partners, currencies } = calRows(providers);
  const adapter = newAdapter();
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  recordInbound(server, recorder);
  allowOrigins(server, options.allowedOrigins);
  const app = await NestFactory.create<NestFastifyApplication>(
    ledgerBackendModule({
      clock,
      recorder,
      random,
      database,
      changes,
      providers,
      partners,
      currencies,
      logger,
    }),
    adapter,
    { logger: false, abortOnError: false, bodyParser: false },
  );
  app.useGlobalFilters(new ErrorFilter(logger));
  serveDocs(server, app);
  await app.init();
  await server.ready();
  const poller = app.get(SwapPoller);
  const expiry = app.get(PurchaseExpiry);
  const history = app.get(HistoryService);
  const isServed = () => database.pool.idleCount < database.pool.totalCount;
  poller.start();
  await expiry.start();
  return {
    app,
    isBusy: () => poller.isBusy || expiry.isBusy || isServed(),
    rest: async () => {
      const isAsked = isServed();
      const polled = await poller.rest();
      const expired = await expiry.rest();
      await history.caughtUp();
      return polled && expired && !isAsked;
    },
    close: async () => {
      poller.stop();
      expiry.stop();
      await app.close();
      await changes.close();
      await database.close();
    },
  };
}

function newAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const known = errorAnswer(error, request.method, request.url);
      reply.status(known?.status ?? 400).send(known?.payload);
    },
  });
}
