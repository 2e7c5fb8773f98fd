/** The mock Ledger Backend. @module */
export type { Log } from './http/log.js';
export { ledgerMigrations } from './migrations.js';
export type { LedgerBackendOptions } from './options.js';
export { prepareLedgerDatabase } from './prepare-database.js';
export type { Probe } from './probe/probe.js';
export { probeProvider } from './probe/probe-provider.js';
export { checkProviders, loadProviders, parseProviders, withUrls } from './registry/load-providers.js';
export { headerName, type ProviderRow, providerRow } from './registry/provider-row.js';
export { loadLedgerBackend, type Running, startLedgerBackend } from './start-ledger-backend.js';
