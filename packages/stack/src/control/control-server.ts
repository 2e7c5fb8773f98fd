import type { ControlledClock, SystemClock } from '@exchange-sim/clock';
import { cover, diagrams, type Hop, type MemoryRecorder, toMermaid, type Way } from '@exchange-sim/trace';
import Fastify, { type FastifyReply } from 'fastify';
import type { Running, StackPart } from '../part.js';
import { clockRoutes } from './clock-routes.js';
import { envelope } from './envelope.js';
import type { Stream } from './stream.js';

interface ControlOptions {
  port: number;
  clock: SystemClock | ControlledClock;
  recorder: MemoryRecorder;
  parts: ReadonlyMap<string, StackPart>;
  urls: Record<string, string>;
  /** Pages that may read and command: the wallet's and, later, the inspector's. */
  allowedOrigins: readonly string[];
}

const partCommand = {
  type: 'object',
  required: ['action'],
  properties: { action: { enum: ['stop', 'start'] } },
} as const;

const diagramId = { enum: Object.keys(diagrams) } as const;

/** The stack's own desk: what happened (`/trace`), what time it is (`/clock`), what is up (`/parts`). */
export async function startControlServer(options: ControlOptions): Promise<Running> {
  const { clock, recorder, parts } = options;
  // "5000" and true are no milliseconds
  const ajv = { customOptions: { coerceTypes: false } } as const;
  const server = Fastify({ forceCloseConnections: true, ajv });
  const streams = new Set<FastifyReply>();

  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!origin) return;
    if (!options.allowedOrigins.includes(origin)) {
      return reply
        .code(403)
        .send(envelope('FORBIDDEN_ERROR', `Pages of ${origin} may not use the stack's control.`));
    }
    reply.headers({
      'access-control-allow-origin': origin,
      vary: 'Origin',
      'access-control-allow-headers': 'content-type',
    });
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
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
    streams.add(reply);
    reply.raw.on('close', () => {
      stop();
      streams.delete(reply);
    });
  };

  server.get('/', async () => ({
    urls: options.urls,
    routes: [
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
    ],
  }));
  server.get('/health', async (_request, reply) => {
    const down = [...parts.values()].filter(({ state }) => state !== 'up').map(({ name }) => name);
    return reply.code(down.length ? 503 : 200).send({ status: down.length ? 'degraded' : 'ok', down });
  });

  server.get<{ Querystring: { flow?: string } }>('/trace', async ({ query }) => ({
    hops: recorder.hops().filter((hop) => !query.flow || hop.flow === query.flow),
  }));
  server.get('/trace/stream', (_request, reply) =>
    stream(reply, [], (send) => recorder.onHop((hop: Hop) => send(hop))),
  );
  server.delete('/trace', async () => {
    recorder.clear();
    return {};
  });
  server.get<{ Querystring: { diagram: keyof typeof diagrams; way?: Way } }>(
    '/trace/coverage',
    {
      schema: {
        querystring: {
          type: 'object',
          properties: {
            diagram: { ...diagramId, default: 'sell' },
            way: { enum: ['native', 'live-app'] },
          },
        },
      },
    },
    async ({ query }) => {
      const { diagram, way } = query;
      const { seen, missing, outOfOrder } = cover(diagrams[diagram], recorder.hops(), way);
      return {
        diagram,
        seen: seen.map(({ id, at, hop }) => ({ id, at, hop: hop.id })),
        missing,
        outOfOrder: outOfOrder ?? null,
      };
    },
  );
  server.get<{ Params: { id: keyof typeof diagrams } }>(
    '/trace/diagrams/:id',
    { schema: { params: { type: 'object', properties: { id: diagramId } } } },
    async ({ params }, reply) => reply.type('text/plain; charset=utf-8').send(toMermaid(diagrams[params.id])),
  );

  clockRoutes(server, clock, stream);

  const partViews = () =>
    [...parts.values()].map(({ name, state, url, outside, problem }) => ({
      name,
      state,
      url: url ?? null,
      ...(outside && { outside }),
      ...(problem && { problem }),
    }));
  server.get('/parts', async () => ({ parts: partViews() }));
  server.post<{ Params: { name: string }; Body: { action: 'stop' | 'start' } }>(
    '/parts/:name',
    { schema: { body: partCommand } },
    async ({ params, body }, reply) => {
      const part = parts.get(params.name);
      if (!part) {
        return reply
          .code(404)
          .send(
            envelope(
              'NOT_FOUND_ERROR',
              `There is no part "${params.name}": it is one of ${[...parts.keys()].join(', ')}.`,
            ),
          );
      }
      if (part.outside) {
        return reply
          .code(409)
          .send(
            envelope(
              'CONFLICT_ERROR',
              `The ${part.name} at ${part.url} runs outside this stack: ${body.action} it where it was started.`,
            ),
          );
      }
      await (body.action === 'stop' ? part.stop() : part.start());
      return { name: part.name, state: part.state };
    },
  );

  const url = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    async close() {
      for (const reply of streams) reply.raw.end();
      await server.close();
    },
  };
}
