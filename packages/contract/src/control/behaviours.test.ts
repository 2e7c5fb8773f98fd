import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { BEHAVIOURS } from './behaviours.js';

const DOCS = join(import.meta.dirname, '../../../../docs/behaviours.md');

const INTRODUCTION = `# Behaviours of the reference providers

Each provider of the simulator can be told to misbehave, alone or in several ways at once; what is absent is honest.
\`PUT http://127.0.0.1:4002/control/behaviours\` (4012 and 4022 for the other two) replaces what is in force, \`GET\` reads it:

\`\`\`sh
curl -X PUT 127.0.0.1:4012/control/behaviours -H 'content-type: application/json' -d '{"quote.delay":{"ms":6000}}'
\`\`\`

A partner whose name and key Ledger has not signed is a matter of the Ledger Backend:
\`PUT http://127.0.0.1:4001/control/partners\` with \`{"unsigned":["quickbridge"]}\`, and \`{"unsigned":[]}\` to end it.

| behaviour | parameters | what the provider does | clause it is about |
|---|---|---|---|
`;

/** Parameters as a person types them, e.g. `{"ms": number}`. */
function typed(parameters: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: 'input' });
  const fields = Object.entries(properties).map(([name, schema]) => {
    if (typeof schema === 'boolean') return name;
    const values = schema.enum
      ? schema.enum.map((value) => JSON.stringify(value)).join(' \\| ')
      : schema.type;
    return `"${name}"${required.includes(name) ? '' : '?'}: ${values}`;
  });
  return `\`{${fields.join(', ')}}\``;
}

test('docs/behaviours.md lists every behaviour as it is', async () => {
  const rows = Object.entries(BEHAVIOURS).map(
    ([name, { title, clause, parameters }]) =>
      `| \`${name}\` | ${typed(parameters)} | ${title} | ${clause} |\n`,
  );
  await expect(INTRODUCTION + rows.join('')).toMatchFileSnapshot(DOCS);
});

test('there are at least 30, each with its clause', () => {
  const all = Object.values(BEHAVIOURS);
  expect(all.length).toBeGreaterThanOrEqual(30);
  for (const { title, clause } of all) expect(`${title}${clause}`).toMatch(/\w+ \w+/);
});
