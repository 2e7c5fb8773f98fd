import { ContractError } from '@exchange-sim/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'content-type, x-exchange-sdk-version, x-swap-app-version, x-ledger-client-version, x-user-country, x-api-key, traceparent',
  'access-control-max-age': '600',
};

/** Pages of the allowed origins, this service's own pages and programs without an origin may call; others get 403. */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  const allowed = new Set(origins.map((origin) => origin.replace(/\/$/, '')));
  server.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined) return done();
    if (!allowed.has(origin) && !isOwn(request, origin)) return done(refused(origin, allowed));
    reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    if (isPreflight(request)) return answerPreflight(reply);
    done();
  });
}

const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

function answerPreflight(reply: FastifyReply): void {
  reply.status(204).headers(PREFLIGHT).send();
}

/** The pages under /docs; the host is compared with the socket's own address, which no other name can pretend to be. */
function isOwn({ socket }: FastifyRequest, origin: string): boolean {
  return origin === `http://${socket.localAddress}:${socket.localPort}`;
}

function refused(origin: string, allowed: ReadonlySet<string>): ContractError {
  return new ContractError(
    403,
    'FORBIDDEN_ERROR',
    `Pages of ${origin.slice(0, 200)} may not call Ledger’s backend.`,
    {
      field: 'origin',
      in: 'header',
      clause: 'CORS: allowed origins',
      fix: `Open the page under one of: ${[...allowed].join(', ') || 'none is configured'}; or allow this origin.`,
    },
  );
}
