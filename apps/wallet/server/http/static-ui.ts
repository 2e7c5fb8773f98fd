import { readFile } from 'node:fs/promises';
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
    `connect-src 'self' ${connectTo.map((url) => new URL(url).origin).join(' ')}`,
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
  const index = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined);
  server.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
  if (index !== undefined)
    await server.register(fastifyStatic, { root, index: false, setHeaders: cacheHeaders });
  const page = (_request: unknown, reply: FastifyReply) =>
    index === undefined
      ? notFound(reply, 'the wallet’s page is not built: run "npm run build" once')
      : reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index);
  server.get('/', page);
  server.get('/index.html', page);
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (wantsPage) return page(request, reply);
    return notFound(reply, `${request.method} ${request.url} does not exist`);
  });
}

/** Files with a hash in their name never change. */
function cacheHeaders(reply: { header(name: string, value: string): unknown }, path: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(path);
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function notFound(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(404).send(new ContractError(404, 'NOT_FOUND_ERROR', message).payload);
}
