import type { Endpoint } from '@exchange-sim/contract';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { operations } from '../http/operations.js';
import { pathsOf } from '../http/serves.js';

type Json = Record<string, unknown>;

/** The routes Nest serves, described by the schemas of the contract. Takes a while: made on the first request. */
export async function openApiDocument(app: INestApplication): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const config = new DocumentBuilder()
    .setTitle('Mock Ledger Backend')
    .setDescription(
      'Aggregation, purchases, remit, swaps, history, status updates and the Crypto Assets List of the simulator.',
    )
    .setVersion('1.0')
    .setOpenAPIVersion('3.1.0')
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header' }, 'x-api-key')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const components: Json = {};
  for (const operation of operations) {
    for (const path of pathsOf(operation)) {
      const item: Json | undefined = document.paths[path.replace(/:([^/]+)/g, '{$1}')] as Json | undefined;
      const route = item?.[operation.method.toLowerCase()];
      if (route) Object.assign(route, described(operation, path, components));
    }
  }
  return { ...document, components: { ...document.components, schemas: components as never } };
}

function described(operation: Endpoint, path: string, components: Json): Json {
  const alias = path === operation.path ? '' : ` (alias of ${operation.path})`;
  const failures = (operation.errors ?? []).map((status) => [status, failure(components)]);
  return {
    summary: operation.summary + alias,
    tags: [operation.path.split('/')[1] || 'exchange'],
    parameters: [
      ...parameters(operation.params, 'path', components),
      ...parameters(operation.query, 'query', components),
    ],
    ...(operation.body && {
      requestBody: { required: true, content: json(operation.body, 'input', components) },
    }),
    ...(operation.apiKey && { security: [{ [operation.apiKey]: [] }] }),
    responses: {
      200: { description: 'Done', content: json(operation.answer, 'output', components) },
      ...Object.fromEntries(failures),
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', components: Json) {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components);
  return Object.entries(properties as Json).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required as string[]).includes(name),
    schema: property,
  }));
}

const failure = (components: Json) => ({
  description: 'Error envelope',
  content: json(errorSchema, 'output', components),
});
const errorSchema = z
  .object({
    messageKey: z.string(),
    message: z.string(),
    additionalFields: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ErrorEnvelope' });

const json = (schema: z.ZodType, io: 'input' | 'output', components: Json) => ({
  'application/json': { schema: schemaOf(schema, io, components) },
});

/** JSON Schema with the named parts moved to the document's components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const raw = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const {
    $schema: _dialect,
    $defs = {},
    ...own
  } = JSON.parse(JSON.stringify(raw).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  Object.assign(components, $defs);
  return own;
}
