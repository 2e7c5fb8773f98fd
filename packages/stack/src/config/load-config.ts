import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkConfig } from './check-config.js';
import type { CheckedConfig } from './config-schema.js';
import type { ConfigSource } from './provider-rows.js';

/** Looked for in the current directory, in this order. */
const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `exchange-sim.config.${ending}`);
/** Resolved to this copy, so that a file anywhere on the machine may import it. */
const OWN_NAMES = ['@exchange-sim/cli/config', '@exchange-sim/stack/config'];
const DEFINE_CONFIG = new URL('./define-config.js', import.meta.url).href;

/** A configuration, or a registry: a JSON array of provider rows instead of the reference providers. */
export type LoadedConfig =
  | { kind: 'registry'; file: string }
  | { kind: 'config'; file: string; config: CheckedConfig; source: ConfigSource };

/**
 * Reads the file that is named, or the one that lies in the folder; nothing when there is none.
 * @throws Error of one sentence naming file, field and mend
 */
export async function loadConfig(
  named: string | undefined,
  folder: string,
): Promise<LoadedConfig | undefined> {
  const name = named ?? NAMES.find((candidate) => existsSync(resolve(folder, candidate)));
  if (name === undefined) return undefined;
  const file = resolve(folder, name);
  const value = file.endsWith('.json') ? await readJson(file, name) : await importDefault(file, name);
  if (Array.isArray(value)) return { kind: 'registry', file };
  const source = sourceOf(file, named ?? basename(file));
  return { kind: 'config', file, config: checkConfig(value, source), source };
}

function sourceOf(file: string, name: string): ConfigSource {
  return {
    name,
    folder: dirname(file),
    fieldName: (id, field) =>
      id === undefined ? `${name}: field ${field}` : `${name}: provider "${id}": field ${field}`,
  };
}

async function readJson(file: string, name: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw notReadable(name);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${name} is not JSON (${error instanceof Error ? error.message : 'syntax error'}): mend it.`,
    );
  }
}

async function importDefault(file: string, name: string): Promise<unknown> {
  if (!existsSync(file)) throw notReadable(name);
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      OWN_NAMES.includes(specifier) ? { url: DEFINE_CONFIG, shortCircuit: true } : next(specifier, context),
  });
  try {
    const module: { default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    if (module.default === undefined)
      throw new Error('it has no default export: write "export default defineConfig({ … })"');
    return module.default;
  } catch (error) {
    throw new Error(`${name} cannot be loaded: ${reasonOf(error)}.`);
  } finally {
    hooks.deregister();
  }
}

const notReadable = (name: string) =>
  new Error(`The configuration ${name} cannot be read: check the path given with --config.`);

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [line = ''] = error.message.split('\n').filter((text) => text.trim());
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return `${line.trim()}; Node only strips types, so write it without enums, namespaces and parameter properties`;
  return line.trim().replace(/\.$/, '');
}
