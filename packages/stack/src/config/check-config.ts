import type { z } from 'zod';
import {
  type CheckedConfig,
  type ConfigProvider,
  configProvider,
  exchangeSimConfig,
} from './config-schema.js';
import type { ConfigSource } from './provider-rows.js';

/** Checks what a file gave. @throws Error of one sentence naming file, provider, field and mend */
export function checkConfig(value: unknown, source: ConfigSource): CheckedConfig {
  const result = exchangeSimConfig.safeParse(value);
  if (result.success) return result.data;
  const [section, index, ...rest] = result.error.issues[0]?.path ?? [];
  const isProvider = section === 'providers' && typeof index === 'number';
  throw wrong(
    result.error,
    isProvider ? rest : [section, index, ...rest],
    source,
    isProvider ? idAt(value, index) : undefined,
  );
}

/** Checks one provider that flags describe. @throws Error of one sentence naming the flag and its mend */
export function checkConfigProvider(value: unknown, source: ConfigSource): ConfigProvider {
  const result = configProvider.safeParse(value);
  if (result.success) return result.data;
  throw wrong(result.error, result.error.issues[0]?.path ?? [], source, undefined);
}

function wrong(
  error: z.ZodError,
  path: readonly unknown[],
  source: ConfigSource,
  id: string | undefined,
): Error {
  const [issue] = error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const names = [...path, unknown].filter((name) => name !== undefined).join('.');
  const field = source.fieldName(id, names || 'the default export');
  if (unknown !== undefined) return new Error(`${field} is not known: correct its name or leave it out.`);
  const isMissing = issue?.code === 'invalid_type' && /received undefined$/.test(issue.message);
  return new Error(
    `${field} ${isMissing ? 'is missing: it must be there' : (issue?.message ?? 'is wrong')}.`,
  );
}

function idAt(value: unknown, index: number): string {
  const providers =
    typeof value === 'object' && value !== null && 'providers' in value ? value.providers : undefined;
  const row: unknown = Array.isArray(providers) ? providers[index] : undefined;
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  return typeof id === 'string' ? id.slice(0, 50) : `#${index + 1}`;
}
