/** The reference provider's backend. @module */
export type { Log, ProviderBackendOptions, Running } from './settings.js';
export { startProviderBackend } from './start-provider-backend.js';
