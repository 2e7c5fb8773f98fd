import { cover, diagrams, type Hop, type MemoryRecorder, toMermaid, type Way } from '@exchange-sim/trace';
import type { FastifyInstance } from 'fastify';
import type { Stream } from './stream.js';

const diagramId = { enum: Object.keys(diagrams) } as const;

/** What happened: `/trace` and what is made of it. */
export function traceRoutes(server: FastifyInstance, recorder: MemoryRecorder, stream: Stream): void {
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
}
