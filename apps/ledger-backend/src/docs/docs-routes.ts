import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi.js';

const TYPES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mock Ledger Backend API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/docs-json', dom_id: '#ui' });</script>
</body>
</html>
`;

/** `/docs` and `/docs-json`. Nothing of it is loaded before somebody asks: the document costs more than the whole start. */
export function serveDocs(server: FastifyInstance, app: INestApplication): void {
  let document: ReturnType<typeof openApiDocument> | undefined;
  server.get('/docs-json', () => {
    document ??= openApiDocument(app);
    return document;
  });
  server.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  for (const [name, type] of Object.entries(TYPES))
    server.get(`/docs/${name}`, async (_request, reply) => reply.type(type).send(await asset(name)));
}

function asset(name: string): Promise<Buffer> {
  const nest = createRequire(fileURLToPath(import.meta.resolve('@nestjs/swagger')));
  return readFile(join(dirname(nest.resolve('swagger-ui-dist/package.json')), name));
}
