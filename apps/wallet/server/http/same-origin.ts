import { ContractError } from '@exchange-sim/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets only the wallet's own page use `/api`. A foreign page (the provider's widget, any site open in the browser) must not
 * be able to press the signer's buttons; checking `Host` too keeps out names that are pointed at this machine.
 */
export function sameOriginOnly(server: FastifyInstance, allowedHosts: readonly string[] = []): void {
  server.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    const { host = '', origin } = request.headers;
    const name = host.replace(/:\d+$/, '');
    if (!LOCAL_NAMES.includes(name) && !allowedHosts.includes(name))
      throw forbidden(request, 'host', `the host "${host}" is not this wallet`);
    if (origin !== undefined && hostOf(origin) !== host)
      throw forbidden(request, 'origin', `a page of "${origin}" may not use the wallet`);
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function forbidden(request: FastifyRequest, field: string, message: string): ContractError {
  return new ContractError(403, 'FORBIDDEN_ERROR', `${request.method} ${request.url}: ${message}`, {
    in: 'header',
    field,
    fix: 'Call it from the wallet’s own page, or from a program that sends no Origin.',
  });
}
