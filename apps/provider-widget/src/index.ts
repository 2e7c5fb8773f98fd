/** Serves Northgate Pay's pages, their settings and their security headers. @module */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WidgetConfig, widgetConfig } from '@exchange-sim/contract';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './content-security-policy.js';
import { listen } from './listen.js';

export interface ProviderWidgetOptions {
  /** 0 = any free port. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  config: WidgetConfig;
  /** Providers without pages of their own, whose swaps are shown under `/at/NAME/`. */
  alsoAt?: Record<string, WidgetConfig>;
  /** Origins that may hold the pages in a frame, e.g. the wallet's `http://127.0.0.1:4000`. */
  frameAncestors: string[];
  /** Where the built pages are; by default beside this package's own build. */
  pagesDirectory?: string;
}

const BUILT_PAGES = fileURLToPath(new URL('../dist/ui', import.meta.url));

/**
 * Starts the widget's site.
 * @throws Error with one sentence when the pages are not built, the settings are wrong or the port is taken
 */
export async function startProviderWidget(
  options: ProviderWidgetOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const config = checkedConfig(options.config);
  const others = Object.entries(options.alsoAt ?? {}).map(
    ([name, one]) => [name, checkedConfig(one)] as const,
  );
  const directory = options.pagesDirectory ?? BUILT_PAGES;
  const indexFile = join(directory, 'index.html');
  if (!existsSync(indexFile))
    throw new Error('provider-widget: its pages are not built; run `npm run build` first.');
  const index = await readFile(indexFile, 'utf8');
  const app = fastify({ forceCloseConnections: true });
  addHeaders(app, contentSecurityPolicy([config, ...others.map(([, one]) => one)], options.frameAncestors));
  app.get('/health', () => ({ status: 'ok', service: 'provider-widget' }));
  app.get('/config.json', (_, reply) => reply.header('cache-control', 'no-cache').send(config));
  for (const [name, one] of others)
    app.get(`/at/${name}/config.json`, (_, reply) => reply.header('cache-control', 'no-cache').send(one));
  await addPages(app, directory, index);
  const url = await listen(app, options.port, options.host);
  return { url, close: () => app.close() };
}

function checkedConfig(config: WidgetConfig): WidgetConfig {
  const parsed = widgetConfig.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`provider-widget: setting ${issue?.path.join('.')} is wrong: ${issue?.message}.`);
}

function addHeaders(app: FastifyInstance, policy: string): void {
  app.addHook('onSend', async (_, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
}

/** Files with a hash in their name never change; the page itself is asked for each time, whatever its path. */
async function addPages(app: FastifyInstance, directory: string, index: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (_: unknown, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index);
  app.get('/', page);
  app.get('/index.html', page);
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (wantsPage) return page(request, reply);
    return reply.code(404).send({
      messageKey: 'NOT_FOUND_ERROR',
      message: `${request.method} ${request.url.split('?')[0]} does not exist on the widget's site.`,
    });
  });
}
