import 'reflect-metadata';
import { providerAccountApi } from '@exchange-sim/contract';
import { openQueues } from '@exchange-sim/storage';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { serveDocs } from './docs/docs-routes.js';
import { allowOrigins } from './http/cors.js';
import { errorAnswer } from './http/error-answer.js';
import { ErrorFilter } from './http/error-filter.js';
import { recordWidgetCalls } from './http/inbound-hops.js';
import { LARGEST_APPLICATION } from './kyc/document-check.js';
import { profileOf } from './profile.js';
import { buildRooms, providerBackendModule, type Rooms, startWorkers } from './provider-backend-module.js';
import type { ProviderBackendOptions } from './settings.js';
import { openStore } from './store.js';
import { createDemoAccounts } from './users/users-service.js';

/** Reports of the widget's page are the longest bodies, but for identity documents: 200 hops. */
const LARGEST_BODY = 512 * 1024;

export interface ProviderBackend {
  app: NestFastifyApplication;
  rooms: Rooms;
  /** Resolves when jobs are done and not only kept. */
  ready: Promise<void>;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy(): boolean;
  /** Resolves when blocks and jobs are dealt with; `true` when they were, and no request was being served from the database. */
  rest(): Promise<boolean>;
  close(): Promise<void>;
}

/** Everything but the port: the database is open and the application answers `app.inject`. */
export async function openProviderBackend(
  options: Omit<ProviderBackendOptions, 'port'>,
): Promise<ProviderBackend> {
  const { clock, recorder, databaseUrl, databaseName, redisUrl } = options;
  const store = await openStore(databaseUrl, databaseName);
  const queues = await openQueues({ database: store, redisUrl, clock, recorder, party: 'provider-backend' });
  const rooms = buildRooms(options, store, queues);
  const adapter = newAdapter();
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  server.addHook('onRoute', (route) => {
    if (route.url === providerAccountApi.kyc.path) route.bodyLimit = LARGEST_APPLICATION;
  });
  recordWidgetCalls(server, recorder);
  allowOrigins(server, options.allowedOrigins, options);
  const app = await NestFactory.create<NestFastifyApplication>(
    providerBackendModule(options, store, rooms),
    adapter,
    {
      logger: false,
      abortOnError: false,
      bodyParser: false,
    },
  );
  app.useGlobalFilters(new ErrorFilter(options.logger ?? { error() {} }));
  serveDocs(server, app, options.control, profileOf(options));
  await Promise.all([
    app.init().then(() => server.ready()),
    rooms.changes.open(store.url),
    options.control && beHonest(rooms),
  ]);
  startWorkers(queues, rooms);
  rooms.watchers.start();
  const isServed = () => store.pool.idleCount < store.pool.totalCount;
  const isBusy = () => isServed() || rooms.watchers.isBusy || queues.isBusy;
  const rest = async () => {
    const isAsked = isServed();
    const [watched, worked] = await Promise.all([rooms.watchers.rest(), queues.rest()]);
    return watched && worked && !isAsked;
  };
  const close = async () => {
    rooms.webhooks.close();
    await Promise.all([app.close(), rooms.watchers.close(), rooms.changes.close(), queues.close()]);
    await store.close();
  };
  return { app, rooms, ready: queues.ready, isBusy, rest, close };
}

/** A simulated stack starts with its demo accounts and no misbehaviour left from last time. */
async function beHonest({ users, behaviours }: Rooms): Promise<void> {
  await Promise.all([createDemoAccounts(users), behaviours.replace({})]);
}

function newAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    // Event streams would keep the server open for ever.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const known = errorAnswer(error, request);
      reply.status(known?.status ?? 400).send(known?.payload);
    },
  });
}
