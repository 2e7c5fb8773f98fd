import { expect, test } from 'vitest';
import { newSetup, usePostgres } from '../../test/backend.js';
import { operations } from '../http/operations.js';
import { pathsOf } from '../http/serves.js';

const postgres = usePostgres();

test('every operation and alias of the contract is served and described', async () => {
  const { backend } = await newSetup(postgres.url);
  const { body } = await backend.get('/docs-json');
  for (const operation of operations)
    for (const path of pathsOf(operation)) {
      const described = body.paths[path.replace(/:([^/]+)/g, '{$1}')]?.[operation.method.toLowerCase()];
      expect(described, path).toMatchObject({ summary: expect.stringContaining(operation.summary) });
      expect(described.responses[200].content['application/json'].schema, path).toBeTypeOf('object');
    }
  const references = JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  const names = new Set(Array.from(references, ([, name]) => name ?? ''));
  expect(names.size).toBeGreaterThan(0);
  for (const name of names) expect(body.components.schemas).toHaveProperty(name);
});

test('the page and what it loads are served', async () => {
  const { backend } = await newSetup(postgres.url);
  expect((await backend.get('/docs')).body).toContain('/docs-json');
  for (const asset of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    expect((await backend.get(`/docs/${asset}`)).status).toBe(200);
});
