/** What a file `exchange-sim.config.ts` begins with. @module */
import type { ExchangeSimConfig } from './config-schema.js';

export type { ExchangeSimConfig } from './config-schema.js';

/**
 * Gives a configuration its type; it is returned as it is, and checked when the stack starts.
 * @example
 * export default defineConfig({
 *   providers: [{ id: 'acme', baseUrl: 'http://127.0.0.1:3000', products: ['swap'], publicKey: 'public.pem' }],
 * });
 */
export function defineConfig(config: ExchangeSimConfig): ExchangeSimConfig {
  return config;
}
