import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContractError } from '@exchange-sim/contract';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The built page: `dist/ui`, seen from `server/http` as well as from `dist/server/http`. */
function builtUi(): string {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  return basename(root) === 'dist' ? join(root, 'ui') : join(root, 'dist', 'ui');
}

/** What the page may load and talk to. Live Apps are any site, but only inside a frame. */
function contentSecurityPolicy(connectTo: readonly string[]): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${connectTo.join(' ')}`,
    'frame-src http: https:',
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the built page; paths that are no file are states of the page and get `index.html`. */
export async function staticUi(
  server: FastifyInstance,
  options: { uiDir?: string; connectTo: readonly string[] },
): Promise<void> {
  const root = options.uiDir ?? builtUi();
  const policy = contentSecurityPolicy(options.connectTo);
  const isBuilt = existsSync(join(root, 'index.html'));
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root,
      setHeaders(reply, path) {
        const hashed = path.includes(`${root}/assets/`);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
  });
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (!wantsPage) return notFound(reply, `${request.method} ${request.url} does not exist`);
    if (!isBuilt) return notFound(reply, 'the wallet’s page is not built: run "npm run build" once');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function notFound(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(404).send(new ContractError(404, 'NOT_FOUND_ERROR', message).payload);
}
