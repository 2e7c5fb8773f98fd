import {
  type Endpoint,
  errorPayload,
  providerAccountApi,
  providerControlApi,
  providerSellApi,
  providerSwapAccountApi,
  providerSwapApi,
} from '@exchange-sim/contract';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { pathsOf } from '../http/operation.js';
import type { ProviderProfile } from '../profile.js';

type Json = Record<string, unknown>;

const BEARER = 'session';
/** Wrong credentials are 401 there, not a missing session. */
const OPEN = new Set(['/api/users', '/api/sessions']);

/** OpenAPI of the routes that are served, with the schemas of the contract. */
export function openApiDocument(
  app: INestApplication,
  control: boolean,
  { brand }: ProviderProfile,
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(brand)
    .setDescription('Reference provider: the APIs for Ledger’s backend, and the API of its own widget.')
    .setVersion('1.0')
    .setOpenAPIVersion('3.1.0')
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header' }, 'x-api-key')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, BEARER);
  const document = SwaggerModule.createDocument(app, builder.build());
  const schemas: Json = {};
  const groups: Array<[string, Record<string, Endpoint>]> = [
    ['Ledger', providerSellApi],
    ['Ledger', providerSwapApi],
    ['Widget', providerAccountApi],
    ['Widget', providerSwapAccountApi],
    ...(control ? ([['Control', providerControlApi]] as Array<[string, Record<string, Endpoint>]>) : []),
  ];
  for (const [tag, api] of groups)
    for (const operation of Object.values(api))
      for (const path of pathsOf(operation)) {
        const routes = document.paths[path.replace(/:([^/]+)/g, '{$1}')] as Record<string, Json> | undefined;
        const route = routes?.[operation.method.toLowerCase()];
        if (route) Object.assign(route, describe(operation, tag, schemas));
      }
  return { ...document, components: { ...document.components, schemas: schemas as never } };
}

function describe(operation: Endpoint, tag: string, schemas: Json): Json {
  const { params, query, body, answer, errors = [], apiKey, path, summary } = operation;
  const signedIn = tag === 'Widget' && errors.includes(401) && !OPEN.has(path);
  return {
    summary,
    tags: [tag],
    parameters: [...parametersOf(params, 'path', schemas), ...parametersOf(query, 'query', schemas)],
    ...(body && { requestBody: { required: true, content: jsonOf(body, 'input', schemas) } }),
    ...(apiKey && { security: [{ [apiKey]: [] }] }),
    ...(signedIn && { security: [{ [BEARER]: [] }] }),
    responses: Object.fromEntries([
      [200, { description: 'Done', content: jsonOf(answer, 'output', schemas) }],
      ...errors.map((status) => [
        status,
        { description: 'Refused', content: jsonOf(errorPayload, 'output', schemas) },
      ]),
    ]),
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Json): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input', schemas) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

const jsonOf = (schema: z.ZodType, io: 'input' | 'output', schemas: Json) => ({
  'application/json': { schema: jsonSchema(schema, io, schemas) },
});

/** JSON Schema whose named parts are moved to the document's components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  const {
    $defs = {},
    $schema: _dialect,
    ...own
  } = JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/')) as Json;
  Object.assign(schemas, $defs);
  return own;
}
