import { type BodySchema, HEX_PAIRS } from './body-schema.js';

const delay = { type: 'number' } as const;
const coordinate = { type: 'integer', minimum: 0 } as const;
const touchAction = { enum: ['press', 'release', 'press-and-release'] } as const;

export const apduSchema = schema(['data'], {
  data: { type: 'string', pattern: HEX_PAIRS },
  tick_timeout: { type: 'number' },
});

export const buttonSchema = schema(['action'], { action: touchAction, delay });

export const fingerSchema = schema(['action', 'x', 'y'], {
  x: coordinate,
  y: coordinate,
  x2: coordinate,
  y2: coordinate,
  action: touchAction,
  delay,
});

export const tickerSchema = schema(['action'], { action: { enum: ['pause', 'resume', 'single-step'] } });

function schema(required: readonly string[], properties: BodySchema['properties']): BodySchema {
  const $schema = 'http://json-schema.org/draft-07/schema#';
  return { $schema, type: 'object', properties, required, additionalProperties: false };
}
