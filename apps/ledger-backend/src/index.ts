/** The mock Ledger Backend. @module */
export type { Log } from './http/log.js';
export type { LedgerBackendOptions } from './options.js';
export { loadProviders, parseProviders } from './registry/load-providers.js';
export { type ProviderRow, providerRow } from './registry/provider-row.js';
export { type Running, startLedgerBackend } from './start-ledger-backend.js';
