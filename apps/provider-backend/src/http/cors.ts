import { ContractError } from '@exchange-sim/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': 'authorization, content-type, traceparent, x-widget-product',
  'access-control-max-age': '600',
};

/**
 * Only pages of the allowed origins, and of this service itself, may call; programs send no origin. Cookies come and go with
 * the widget's own pages alone.
 */
export function allowOrigins(
  server: FastifyInstance,
  origins: readonly string[],
  { widgetUrl }: { widgetUrl: string },
): void {
  const widget = new URL(widgetUrl).origin;
  const allowed = new Set(origins.map((origin) => origin.replace(/\/$/, '')));
  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || isOwnOrigin(request)) return;
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
    if (origin === widget) reply.header('access-control-allow-credentials', 'true');
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'];
    if (preflight) return reply.status(204).headers(PREFLIGHT).send();
  });
}

/** Whether a page of this service itself asks: its documentation. */
export function isOwnOrigin({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  return headers.origin === `http://${socket.localAddress}:${socket.localPort}`;
}
