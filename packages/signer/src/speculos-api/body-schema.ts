import { PythonNumber } from './python-number.js';
import { pretty } from './python-pretty.js';
import { repr } from './python-text.js';

/** The one pattern there is. */
export const HEX_PAIRS = '^([a-fA-F0-9]{2})+$';

/** The few JSON-schema keywords the bodies of the REST API use. */
export interface BodySchema {
  $schema: 'http://json-schema.org/draft-07/schema#';
  type: 'object';
  /** In the order of the genuine schema: of two findings the earlier is told. */
  properties: Readonly<Record<string, PropertySchema>>;
  required: readonly string[];
  additionalProperties: false;
}

interface PropertySchema {
  type?: 'string' | 'number' | 'integer';
  enum?: readonly string[];
  minimum?: number;
  pattern?: typeof HEX_PAIRS;
}

interface Finding {
  message: string;
  keyword: string;
  property?: string;
  /** The value has the type its schema asks for: any other finding is told rather than this one. */
  rightType?: boolean;
}

/**
 * Says what is wrong with a body in the words of Python's jsonschema, or undefined.
 * @param body as `parsePythonJson` reads it
 */
export function complaint(schema: BodySchema, body: unknown): string | undefined {
  const finding = inspectObject(schema, body);
  if (!finding) return undefined;
  const { message, keyword, property } = finding;
  const where = property === undefined ? '' : `['properties'][${repr(property)}]`;
  const on = property === undefined ? '' : `[${repr(property)}]`;
  const part = property === undefined ? schema : schema.properties[property];
  const instance = property === undefined ? body : Reflect.get(Object(body), property);
  return (
    `${message}\n\nFailed validating ${repr(keyword)} in schema${where}:\n${indented(part)}` +
    `\n\nOn instance${on}:\n${indented(instance)}`
  );
}

function inspectObject(schema: BodySchema, body: unknown): Finding | undefined {
  if (!isJsonObject(body)) return { message: `${repr(body)} is not of type 'object'`, keyword: 'type' };
  const missing = schema.required.find((name) => !Object.hasOwn(body, name));
  if (missing) return { message: `${repr(missing)} is a required property`, keyword: 'required' };
  const extra = Object.keys(body).filter((name) => !Object.hasOwn(schema.properties, name));
  if (extra.length > 0) {
    const verb = extra.length === 1 ? 'was' : 'were';
    const names = extra.toSorted().map(repr).join(', ');
    return {
      message: `Additional properties are not allowed (${names} ${verb} unexpected)`,
      keyword: 'additionalProperties',
    };
  }
  const findings = Object.entries(schema.properties).flatMap(([property, rule]) => {
    const finding = Object.hasOwn(body, property) && inspectValue(rule, Reflect.get(body, property));
    return finding ? [{ ...finding, property }] : [];
  });
  return findings.find(({ rightType }) => !rightType) ?? findings[0];
}

function isJsonObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !(body instanceof PythonNumber);
}

function inspectValue(rule: PropertySchema, value: unknown): Finding | undefined {
  const said = repr(value);
  if (rule.type && !isOfType(rule.type, value))
    return { message: `${said} is not of type ${repr(rule.type)}`, keyword: 'type' };
  if (rule.enum && !rule.enum.some((allowed) => allowed === value))
    return { message: `${said} is not one of ${repr(rule.enum)}`, keyword: 'enum' };
  if (rule.minimum !== undefined && value instanceof PythonNumber && value.value < rule.minimum)
    return {
      message: `${said} is less than the minimum of ${rule.minimum}`,
      keyword: 'minimum',
      rightType: true,
    };
  if (rule.pattern !== undefined && typeof value === 'string' && !isHexPairs(value))
    return { message: `${said} does not match ${repr(rule.pattern)}`, keyword: 'pattern', rightType: true };
  return undefined;
}

function isOfType(type: NonNullable<PropertySchema['type']>, value: unknown): boolean {
  if (type === 'string') return typeof value === 'string';
  return value instanceof PythonNumber && (type === 'number' || value.isIntegral);
}

/** Checked without the expression, which runs out of stack on megabytes. Python's `$` also matches before one line feed at the end. */
function isHexPairs(value: string): boolean {
  const digits = value.endsWith('\n') ? value.slice(0, -1) : value;
  return digits !== '' && digits.length % 2 === 0 && !/[^a-fA-F0-9]/.test(digits);
}

function indented(value: unknown): string {
  return pretty(value)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
