import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Signer, startSigner } from '../src/start-signer.js';
import { casesFor, playCase } from './play.js';
import { files, text } from './write.js';

const models = ['stax', 'flex', 'nanosp', 'nanox'] as const;

test.each(Object.keys(files))('%s.json holds what its subject says', (name) => {
  const file = join(import.meta.dirname, `${name}.json`);
  const written = text(files[name] ?? []);
  if (process.env.WRITE_CASES) writeFileSync(file, written);
  expect(readFileSync(file, 'utf8') === written, 'run it again with WRITE_CASES=1').toBe(true);
});

test('there are enough of them, and no id twice', () => {
  const ids = Object.values(files).flatMap((cases) => cases.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(553);
});

describe.each(models)('%s', (model) => {
  let signer: Signer;
  beforeAll(async () => {
    signer = await startSigner({ port: 0, model, transactionId: 'fixed', tickMs: 4 });
  });
  afterAll(() => signer.close());

  const cases = casesFor(model).filter((one) => model === 'stax' || one.model === model);

  test.each(cases.map((one) => [`${one.id} ${one.title}`, one] as const))('%s', async (_title, one) => {
    expect(await playCase(signer.url, one, model), one.rule).toBeUndefined();
  });
});
