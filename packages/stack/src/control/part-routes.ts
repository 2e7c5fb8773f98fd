import type { PartView } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import type { StackPart } from '../part.js';
import { envelope } from './envelope.js';

const partCommand = {
  type: 'object',
  required: ['action'],
  properties: { action: { enum: ['stop', 'start'] } },
} as const;

export const partView = ({ name, state, url, outside, problem }: StackPart): PartView => ({
  name,
  state,
  url: url === undefined ? null : withoutPassword(url),
  ...(outside && { outside }),
  ...(problem && { problem }),
});

/** What is up, and something down: `GET /health`, `GET /parts`, `POST /parts/{name} {action}`. */
export function partRoutes(server: FastifyInstance, parts: ReadonlyMap<string, StackPart>): void {
  server.get('/health', async (_request, reply) => {
    const down = [...parts.values()].filter(({ state }) => state !== 'up').map(({ name }) => name);
    return reply.code(down.length ? 503 : 200).send({ status: down.length ? 'degraded' : 'ok', down });
  });
  server.get('/parts', async () => ({ parts: [...parts.values()].map(partView) }));
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
              `The ${part.name} at ${withoutPassword(part.url ?? '')} runs outside this stack: ${body.action} it where it was started.`,
            ),
          );
      }
      await (body.action === 'stop' ? part.stop() : part.start());
      return { name: part.name, state: part.state };
    },
  );
}

/** Databases are reached by a URL that has one. */
function withoutPassword(url: string): string {
  const parsed = new URL(url);
  if (parsed.password) parsed.password = '***';
  // as it was written: parsing puts a slash behind
  return parsed.password ? parsed.href : url;
}
