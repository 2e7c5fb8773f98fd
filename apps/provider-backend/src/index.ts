/** The reference provider's backend. @module */
export { providerMigrations } from './migrations.js';
export { prepareProviderDatabase } from './prepare-database.js';
export { PROFILES } from './profile.js';
export type { Log, ProviderBackendOptions, Running } from './settings.js';
export { loadProviderBackend, startProviderBackend } from './start-provider-backend.js';
