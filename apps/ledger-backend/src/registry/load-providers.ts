import { readFile } from 'node:fs/promises';
import { type ProviderRow, providerRow } from './provider-row.js';

/**
 * Reads the registry, a JSON array of rows. A wrong value is an Error of one sentence naming file, row and field.
 * @param urls what stands for `${name}` in it
 */
export async function loadProviders(file: string, urls: Record<string, string> = {}): Promise<ProviderRow[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(
      `${file}: the provider registry cannot be read (${codeOf(error)}); name an existing JSON file.`,
    );
  }
  return parseProviders(withUrls(text, urls), file);
}

/** Puts URLs where a registry names them: `${providerBackend}`. */
export const withUrls = (text: string, urls: Record<string, string>): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name: string) => urls[name] ?? whole);

/** The registry from its JSON text; `source` begins the sentence of an error. */
export function parseProviders(text: string, source: string): ProviderRow[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw new Error(`${source}: is not JSON (${error instanceof Error ? error.message : 'syntax error'}).`);
  }
  return checkProviders(rows, source);
}

/** Checks rows that may come from anywhere; `source` begins the sentence of an error. */
export function checkProviders(rows: unknown, source: string): ProviderRow[] {
  if (!Array.isArray(rows) || rows.length === 0)
    throw new Error(`${source}: must be a JSON array with at least one provider row.`);
  const checked = rows.map((row: unknown, index) => checkRow(row, index, source));
  const columns: [string, (row: ProviderRow) => string | undefined][] = [
    ['id', (row) => row.id],
    ['webhookApiKey', (row) => row.webhookApiKey],
    ['cal.name', (row) => row.cal?.name],
    ['manifest.id', (row) => row.manifest?.id],
  ];
  for (const [field, value] of columns) checkUnique(checked, field, value, source);
  return checked;
}

function checkRow(row: unknown, index: number, source: string): ProviderRow {
  const result = providerRow.safeParse(row);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the row itself';
  throw new Error(
    `${source}: provider ${nameOf(row, index)}: field ${field}: ${issue?.message ?? 'is wrong'}.`,
  );
}

function checkUnique(
  rows: ProviderRow[],
  field: string,
  value: (row: ProviderRow) => string | undefined,
  source: string,
) {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const own = value(row);
    if (own === undefined) continue;
    const other = seen.get(own);
    if (other !== undefined)
      throw new Error(
        `${source}: providers "${other}" and "${row.id}": field ${field}: must differ between rows.`,
      );
    seen.set(own, row.id);
  }
}

function nameOf(row: unknown, index: number): string {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  return typeof id === 'string' ? `"${id.slice(0, 50)}" (row ${index + 1})` : `in row ${index + 1}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
