import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { ProviderProfile } from '../profile.js';

const ASSETS = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
] as const;

const page = (brand: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${brand} API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ dom_id: '#docs', url: '/docs-json' })</script>
</html>
`;

/** Swagger UI at `/docs`, its document at `/docs-json`. Both are made when somebody asks: starting does not wait for them. */
export function serveDocs(
  server: FastifyInstance,
  app: INestApplication,
  control: boolean,
  profile: ProviderProfile,
): void {
  let document: Promise<unknown> | undefined;
  server.get('/docs-json', () => {
    document ??= import('./openapi.js').then(({ openApiDocument }) => openApiDocument(app, control, profile));
    return document;
  });
  server.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page(profile.brand)));
  for (const [name, type] of ASSETS)
    server.get(`/docs/${name}`, async (_request, reply) => reply.type(type).send(await swaggerUiFile(name)));
}

function swaggerUiFile(name: string): Promise<Buffer> {
  const swagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return readFile(join(dirname(swagger.resolve('swagger-ui-dist/package.json')), name));
}
