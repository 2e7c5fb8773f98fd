import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ScenarioView } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { renderStartPage } from './render.js';

interface StartPage {
  urls: Record<string, string>;
  scenarios: readonly ScenarioView[];
  /** What programs may ask of the desk. */
  routes: readonly string[];
}

/** Nothing from outside, and nothing inline: what the page shows comes from this port. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** `GET /`: for a browser the page that explains what can be pressed, for a program the URLs and routes as JSON. */
export function startPage(server: FastifyInstance, { urls, scenarios, routes }: StartPage): void {
  const page = renderStartPage({ urls, scenarios });
  const own = (name: string) => readFileSync(join(import.meta.dirname, name));
  const style = own('browser.css');
  const script = own('browser.js');
  const font = readFileSync(createRequire(import.meta.url).resolve(FONT));

  server.get('/', async ({ headers }, reply) => {
    reply.header('vary', 'Origin, Accept');
    if (!headers.accept?.includes('text/html')) return { urls, routes };
    return reply
      .headers({
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      })
      .type('text/html; charset=utf-8')
      .send(page);
  });
  const asset = (path: string, type: string, body: Buffer) =>
    server.get(path, async (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(body),
    );
  asset('/browser.css', 'text/css; charset=utf-8', style);
  asset('/browser.js', 'text/javascript; charset=utf-8', script);
  asset('/inter.woff2', 'font/woff2', font);
}
