import { ContractError } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': 'authorization, content-type, traceparent',
  'access-control-max-age': '600',
};

/** Only pages of the allowed origins, and of this service itself, may call; programs send no origin. */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  const allowed = new Set(origins.map((origin) => origin.replace(/\/$/, '')));
  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    const { localAddress, localPort } = request.socket;
    if (origin === undefined || origin === `http://${localAddress}:${localPort}`) return;
    if (!allowed.has(origin))
      throw new ContractError(
        403,
        'FORBIDDEN_ERROR',
        `Pages of ${origin.slice(0, 200)} may not call the provider.`,
        {
          field: 'origin',
          in: 'header',
          clause: 'Allowed origins',
          fix: `Open the page under ${[...allowed].join(' or ') || 'an allowed origin: none is configured'}.`,
        },
      );
    reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'];
    if (preflight) return reply.status(204).headers(PREFLIGHT).send();
  });
}
