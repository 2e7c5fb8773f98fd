/** The whole simulator in one process. @module */
export { walletAccounts } from './accounts.js';
export { checkConfigProvider } from './config/check-config.js';
export { type LoadedConfig, loadConfig } from './config/load-config.js';
export { type ConfigSource, madeUpKeys, providerRowsOf } from './config/provider-rows.js';
export { identifySigner } from './external-signer/signer-identity.js';
export type { StackOptions } from './options.js';
export type { SupervisedPart } from './part.js';
export type { PartName } from './part-name.js';
export { DEFAULT_PORTS, type Part, PortInUseError } from './ports.js';
export { type OwnProvider, probeProvider } from './probe-provider.js';
export { REFERENCE_PROVIDERS_TEST_KEYS } from './reference-providers.js';
export { startChains } from './start-chains.js';
export { type Stack, startStack } from './start-stack.js';
