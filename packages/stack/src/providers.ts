import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProviders, type ProviderRow, parseProviders, withUrls } from '@exchange-sim/ledger-backend';
import type { StackOptions } from './options.js';

/** The registry as it is handed out: the reference provider, with `${part}` where the stack's own URLs go. */
const REFERENCE_FILE = join(import.meta.dirname, 'providers.json');

type Given = Pick<StackOptions, 'providersFile' | 'ownProviders' | 'referenceProviders'>;

/** All providers of a stack. Throws one sentence, as when two of them share an id or none is left. */
export function registryOf(given: Given, urls: Record<string, string>): ProviderRow[] {
  const own = given.ownProviders ?? [];
  if (given.referenceProviders === false && own.length === 0)
    throw new Error('There is no provider: without the reference providers, name one of your own.');
  const registered = given.referenceProviders === false ? [] : readProviders(given.providersFile, urls);
  return own.length ? checkProviders([...registered, ...own], 'Registry and your own providers') : registered;
}

/** Pages of providers that somebody else runs: their origins, which may call the Ledger Backend. */
export function liveAppOrigins(rows: readonly ProviderRow[]): string[] {
  const urls = rows.flatMap(({ manifest }) => (manifest ? [manifest.url, ...manifest.domains] : []));
  const origins = urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
  return [...new Set(origins)].filter((origin) => origin !== 'null');
}

/** Reads a provider registry and puts the stack's URLs into it. Throws one sentence naming file, row and field. */
function readProviders(file: string | undefined, urls: Record<string, string>): ProviderRow[] {
  const path = file ?? REFERENCE_FILE;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`The provider registry ${path} cannot be read: check the path given with --config.`);
  }
  return parseProviders(withUrls(text, urls), path);
}
