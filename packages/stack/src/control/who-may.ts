import type { FastifyInstance } from 'fastify';
import { envelope } from './envelope.js';

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const METHODS = 'GET, POST, PUT, DELETE';

/**
 * Lets programs, the desk's own page and the named pages in. Any site open in the browser could send a command here, and one
 * whose name points at this machine could read the trace: the first is known by `Origin`, the second by `Host`.
 */
export function onlyTheseMayUseIt(server: FastifyInstance, allowedOrigins: readonly string[]): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin, host = '' } = request.headers;
    if (!LOCAL_NAMES.includes(host.replace(/:\d+$/, '')))
      return reply
        .code(403)
        .send(envelope('FORBIDDEN_ERROR', `"${host}" is not this stack: open it as 127.0.0.1 or localhost.`));
    if (!origin || origin === `http://${host}`) return;
    if (!allowedOrigins.includes(origin)) {
      return reply
        .code(403)
        .send(envelope('FORBIDDEN_ERROR', `Pages of ${origin} may not use the stack's control.`));
    }
    reply.headers({
      'access-control-allow-origin': origin,
      vary: 'Origin',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-methods': METHODS,
    });
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
}
