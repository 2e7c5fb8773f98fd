import {
  type Endpoint,
  errorPayload,
  providerAccountApi,
  providerBuyAccountApi,
  providerBuyApi,
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
import { sessionCookieName } from '../users/session-cookie.js';
import { type Described, either } from './either.js';

type Json = Record<string, unknown>;

const BEARER = 'session';
const COOKIE = 'sessionCookie';
const DESCRIPTION = [
  'Reference provider: the APIs for Ledger’s backend, and the API of its own widget.',
  'A login is for all products: it sets a cookie that works in a frame of another site, and answers a token for',
  '`Authorization: Bearer`. It lasts for the provider’s session window after its last use.',
  'With the cookie, what changes something must come from the widget’s own page.',
].join(' ');
const BUY: Array<[string, Record<string, Endpoint>]> = [
  ['Ledger', providerBuyApi],
  ['Widget', providerBuyAccountApi],
];
/** Wrong credentials are 401 there, not a missing session. */
const OPEN = new Set(['/api/users', '/api/sessions']);

/** OpenAPI of the routes that are served, with the schemas of the contract. */
export function openApiDocument(
  app: INestApplication,
  control: boolean,
  profile: ProviderProfile,
): OpenAPIObject {
  const cookie = sessionCookieName(profile.id);
  const builder = new DocumentBuilder()
    .setTitle(profile.brand)
    .setDescription(DESCRIPTION)
    .setVersion('1.0')
    .setOpenAPIVersion('3.1.0')
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header' }, 'x-api-key')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, BEARER)
    .addCookieAuth(cookie, { type: 'apiKey', in: 'cookie', name: cookie }, COOKIE);
  const document = SwaggerModule.createDocument(app, builder.build());
  const schemas: Json = {};
  const groups: Array<[string, Record<string, Endpoint>]> = [
    ['Ledger', providerSellApi],
    ...(profile.buy ? BUY : []),
    ['Ledger', providerSwapApi],
    ['Widget', providerAccountApi],
    ['Widget', providerSwapAccountApi],
    ...(control ? ([['Control', providerControlApi]] as Array<[string, Record<string, Endpoint>]>) : []),
  ];
  const described = new Map<object, Described>();
  for (const [tag, api] of groups)
    for (const operation of Object.values(api))
      for (const path of pathsOf(operation)) {
        const routes = document.paths[path.replace(/:([^/]+)/g, '{$1}')] as Record<string, Json> | undefined;
        const route = routes?.[operation.method.toLowerCase()];
        if (!route) continue;
        const [before, now] = [described.get(route), describe(operation, tag, schemas)];
        described.set(route, before ? either(before, now) : now);
        Object.assign(route, described.get(route));
      }
  return { ...document, components: { ...document.components, schemas: schemas as never } };
}

function describe(operation: Endpoint, tag: string, schemas: Json): Described {
  const { params, query, body, answer, errors = [], apiKey, path, summary } = operation;
  const signedIn = tag === 'Widget' && errors.includes(401) && !OPEN.has(path);
  return {
    summary,
    tags: [tag],
    parameters: [...parametersOf(params, 'path', schemas), ...parametersOf(query, 'query', schemas)],
    ...(body && { requestBody: { required: true, content: jsonOf(body, 'input', schemas) } }),
    ...(apiKey && { security: [{ [apiKey]: [] }] }),
    ...(signedIn && { security: [{ [BEARER]: [] }, { [COOKIE]: [] }] }),
    responses: Object.fromEntries([
      [200, { description: 'Done', content: jsonOf(answer, 'output', schemas) }],
      ...errors.map((status) => [
        status,
        { description: 'Refused', content: jsonOf(errorPayload, 'output', schemas) },
      ]),
    ]),
  };
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  schemas: Json,
): Described['parameters'] {
  if (!schema) return [];
  const json = jsonSchema(schema, 'input', schemas);
  const name = typeof json.$ref === 'string' ? json.$ref.split('/').at(-1) : undefined;
  const { properties = {}, required = [] } = (name === undefined ? json : schemas[name]) as {
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
