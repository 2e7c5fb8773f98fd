/** Ethereum on this machine: a real Anvil whose blocks follow the stack's clock. @module */
export type { ProcessExit } from './anvil-process.js';
export { type AnvilOptions, type RunningAnvil, startAnvil } from './start-anvil.js';
export { type Subscription, subscribe } from './subscribe.js';
