/** What the REST API says about bodies it does not accept. @module */

export const NOT_JSON =
  '{"message": "The browser (or proxy) sent a request that this server could not understand."}\n';

const touch =
  "{'enum': ['press',\n                                        'release',\n                                        'press-and-release']}";
const whole = "{'minimum': 0, 'type': 'integer'}";

/** The schemas as Python prints them. */
const schemas = {
  apdu: schema(
    "'data': {'pattern': '^([a-fA-F0-9]{2})+$',\n                             'type': 'string'},\n                    'tick_timeout': {'type': 'number'}",
    "'data'",
  ),
  button: schema(`'action': ${touch},\n                    'delay': {'type': 'number'}`, "'action'"),
  finger: schema(
    [
      `'action': ${touch}`,
      "'delay': {'type': 'number'}",
      ...['x', 'x2', 'y', 'y2'].map((n) => `'${n}': ${whole}`),
    ].join(',\n                    '),
    "'action', 'x', 'y'",
  ),
};
const tickerSchema =
  "{'$schema': 'http://json-schema.org/draft-07/schema#',\n     'additionalProperties': False,\n     'properties': {'action': {'enum': ['pause', 'resume', 'single-step']}},\n     'required': ['action'],\n     'type': 'object'}";

export const properties = {
  data: "{'pattern': '^([a-fA-F0-9]{2})+$', 'type': 'string'}",
  number: "{'type': 'number'}",
  whole,
  touch: "{'enum': ['press', 'release', 'press-and-release']}",
  ticker: "{'enum': ['pause', 'resume', 'single-step']}",
};

/** About the body as a whole. @param instance the body as Python prints it */
export function about(
  name: keyof typeof schemas | 'ticker',
  keyword: string,
  message: string,
  instance: string,
): string {
  const printed = name === 'ticker' ? tickerSchema : schemas[name];
  return error(
    `${message}\n\nFailed validating '${keyword}' in schema:\n    ${printed}\n\nOn instance:\n    ${instance}`,
  );
}

/** About one property. @param rule its schema as Python prints it */
export function aboutProperty(
  name: string,
  rule: string,
  keyword: string,
  message: string,
  instance: string,
): string {
  return error(
    `${message}\n\nFailed validating '${keyword}' in schema['properties']['${name}']:\n    ${rule}\n\nOn instance['${name}']:\n    ${instance}`,
  );
}

function schema(printed: string, required: string): string {
  return `{'$schema': 'http://json-schema.org/draft-07/schema#',\n     'additionalProperties': False,\n     'properties': {${printed}},\n     'required': [${required}],\n     'type': 'object'}`;
}

/** ASCII only, other characters escaped. */
function error(text: string): string {
  const ascii = JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `{"error": ${ascii}}\n`;
}
