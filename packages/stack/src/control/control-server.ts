import type { ControlledClock, SystemClock } from '@exchange-sim/clock';
import type { MemoryRecorder } from '@exchange-sim/trace';
import Fastify from 'fastify';
import type { Running, StackPart } from '../part.js';
import { startPage } from '../start-page/start-page.js';
import { clockRoutes } from './clock-routes.js';
import { envelope } from './envelope.js';
import { eventRoutes } from './event-routes.js';
import { partRoutes } from './part-routes.js';
import { scenarioRoutes } from './scenario-routes.js';
import type { ScenarioSwitch } from './scenario-switch.js';
import type { Stream } from './stream.js';
import { traceRoutes } from './trace-routes.js';
import { onlyTheseMayUseIt } from './who-may.js';

interface ControlOptions {
  port: number;
  clock: SystemClock | ControlledClock;
  recorder: MemoryRecorder;
  parts: ReadonlyMap<string, StackPart>;
  scenarios: ScenarioSwitch;
  urls: Record<string, string>;
  /** Pages that may read and command: the wallet's and, later, the inspector's. */
  allowedOrigins: readonly string[];
}

const ROUTES = [
  'GET /trace',
  'GET /trace/stream',
  'DELETE /trace',
  'GET /trace/coverage',
  'GET /trace/diagrams/{buy|sell|swap}',
  'GET /clock',
  'GET /clock/stream',
  'POST /clock/freeze',
  'POST /clock/advance',
  'POST /clock/resume',
  'POST /clock',
  'GET /parts',
  'POST /parts/{name}',
  'GET /scenarios',
  'GET /scenarios/active',
  'PUT /scenarios/active',
  'GET /events',
];

/**
 * The stack's own desk: the start page, what happened (`/trace`), what time it is (`/clock`), what is up (`/parts`), what goes
 * wrong on purpose (`/scenarios`).
 */
export async function startControlServer(options: ControlOptions): Promise<Running> {
  const { clock, recorder, parts, scenarios } = options;
  // "5000" and true are no milliseconds
  const ajv = { customOptions: { coerceTypes: false } } as const;
  const server = Fastify({ forceCloseConnections: true, ajv });
  /** Ends a stream: nothing is written to it any more. */
  const streams = new Set<() => void>();

  onlyTheseMayUseIt(server, options.allowedOrigins);
  server.setErrorHandler(
    (error: { statusCode?: number; message: string; validation?: unknown }, _request, reply) => {
      const status = error.statusCode ?? 500;
      reply
        .code(status)
        .send(envelope(status < 500 ? 'INVALID_REQUEST_ERROR' : 'SERVICE_UNAVAILABLE_ERROR', error.message));
    },
  );
  server.setNotFoundHandler((request, reply) => {
    reply
      .code(404)
      .send(envelope('NOT_FOUND_ERROR', `There is no ${request.method} ${request.url} here; see GET /.`));
  });

  const stream: Stream = (reply, first, follow) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    reply.raw.flushHeaders();
    const send = (value: unknown) => reply.raw.write(`data: ${JSON.stringify(value)}\n\n`);
    for (const value of first) send(value);
    const stop = follow(send);
    const end = () => {
      stop();
      streams.delete(end);
      reply.raw.end();
    };
    streams.add(end);
    reply.raw.on('close', end);
  };

  startPage(server, { urls: options.urls, scenarios: scenarios.scenarios, routes: ROUTES });
  traceRoutes(server, recorder, stream);
  clockRoutes(server, clock, stream);

  partRoutes(server, parts);
  scenarioRoutes(server, scenarios);
  eventRoutes(server, { clock, parts, scenarios }, stream);

  const url = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    async close() {
      scenarios.close();
      for (const end of streams) end();
      await server.close();
    },
  };
}
