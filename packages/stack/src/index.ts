/** The whole simulator in one process. @module */
export { identifySigner } from './external-signer/signer-identity.js';
export type { StackOptions } from './options.js';
export type { SupervisedPart } from './part.js';
export type { PartName } from './part-name.js';
export { DEFAULT_PORTS, type Part, PortInUseError } from './ports.js';
export { type Stack, startStack } from './start-stack.js';
