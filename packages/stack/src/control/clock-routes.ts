import type { ControlledClock, SystemClock } from '@exchange-sim/clock';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { envelope } from './envelope.js';
import type { Stream } from './stream.js';

type Command = { action: 'freeze' } | { action: 'resume' } | { action: 'advance'; ms: number };

const LONGEST_MS = 31_536_000_000;
const ms = { type: 'integer', minimum: 1, maximum: LONGEST_MS } as const;
const advance = { type: 'object', required: ['ms'], properties: { ms } } as const;
const command = {
  type: 'object',
  required: ['action'],
  properties: { action: { enum: ['freeze', 'advance', 'resume'] }, ms },
  if: { properties: { action: { const: 'advance' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['ms'] },
} as const;

/**
 * What time it is, and another time: `POST /clock/freeze`, `/clock/advance {ms}`, `/clock/resume`, or all of them as
 * `POST /clock {action, ms?}`. Each answers with the clock's state; 409 on a stack that runs on the system clock.
 */
export function clockRoutes(
  server: FastifyInstance,
  clock: SystemClock | ControlledClock,
  stream: Stream,
): void {
  const obey = (wanted: Command, reply: FastifyReply) => {
    if (clock.kind !== 'controlled') {
      return reply
        .code(409)
        .send(
          envelope('CONFLICT_ERROR', 'The stack runs on the system clock: start it with --clock controlled.'),
        );
    }
    if (wanted.action === 'freeze') clock.freeze();
    else if (wanted.action === 'resume') clock.resume();
    else clock.advance(wanted.ms);
    return clock.state();
  };

  server.get('/clock', async () => clock.state());
  server.get('/clock/stream', (_request, reply) =>
    stream(reply, [clock.state()], (send) => clock.onChange(send)),
  );
  server.post<{ Body: Command }>('/clock', { schema: { body: command } }, async ({ body }, reply) =>
    obey(body, reply),
  );
  server.post('/clock/freeze', async (_request, reply) => obey({ action: 'freeze' }, reply));
  server.post('/clock/resume', async (_request, reply) => obey({ action: 'resume' }, reply));
  server.post<{ Body: { ms: number } }>(
    '/clock/advance',
    { schema: { body: advance } },
    async ({ body }, reply) => obey({ action: 'advance', ms: body.ms }, reply),
  );
}
