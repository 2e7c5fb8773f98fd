import type { z } from 'zod';
import { baseUrlOf, type OfferedProduct, type ProviderRow } from '../registry/provider-row.js';

/** One request to a provider's API. */
export interface ProviderCall<T> {
  /** Whose server is asked, when the provider has one for each. */
  product: OfferedProduct;
  method: 'GET' | 'POST';
  /** Below the provider's base URL, with a leading slash. */
  path: string;
  /** Other names of the same operation, tried in turn when the path is unknown to the provider (404 without envelope). */
  aliases?: readonly string[];
  query?: Record<string, string>;
  body?: unknown;
  /** Beside those of every call. */
  headers?: Record<string, string>;
  schema: z.ZodType<T>;
  /** Name of the schema or rule, for the sentence of an error. */
  clause: string;
  /** How long the provider has, milliseconds on the clock. */
  limitMs: number;
}

export function urlOf(
  row: ProviderRow,
  { product, path, query = {} }: Pick<ProviderCall<unknown>, 'product' | 'path' | 'query'>,
): URL {
  const url = new URL(baseUrlOf(row, product));
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
