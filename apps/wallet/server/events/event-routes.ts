import type { FastifyInstance } from 'fastify';
import type { EventHub } from './event-hub.js';

/** `GET /api/events`: the present state of everything, then each change, as server-sent events. */
export function eventRoutes(server: FastifyInstance, hub: EventHub): void {
  const open = new Set<() => void>();
  server.get('/api/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const send = (event: unknown) => raw.write(`data: ${JSON.stringify(event)}\n\n`);
    for (const event of hub.present()) send(event);
    const unsubscribe = hub.subscribe(send);
    const end = () => {
      open.delete(end);
      unsubscribe();
      raw.end();
    };
    open.add(end);
    request.raw.once('close', end);
  });
  // open streams would keep the server from closing
  server.addHook('preClose', async () => {
    for (const end of [...open]) end();
  });
}
