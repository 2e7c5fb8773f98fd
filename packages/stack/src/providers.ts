import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProviderRow, parseProviders } from '@exchange-sim/ledger-backend';

/** The registry as it is handed out: the reference provider, with `${part}` where the stack's own URLs go. */
const REFERENCE_FILE = join(import.meta.dirname, 'providers.json');

/** Reads a provider registry and puts the stack's URLs into it. Throws one sentence naming file, row and field. */
export function readProviders(file: string | undefined, urls: Record<string, string>): ProviderRow[] {
  const path = file ?? REFERENCE_FILE;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`The provider registry ${path} cannot be read: check the path given with --config.`);
  }
  return parseProviders(
    text.replace(/\$\{(\w+)\}/g, (whole, part: string) => urls[part] ?? whole),
    path,
  );
}
