/** Ethereum and Bitcoin on this machine: a real Anvil and a UTXO chain whose blocks follow the stack's clock. @module */
export type { ProcessExit } from './anvil-process.js';
export { type BitcoinOptions, type RunningBitcoin, startBitcoin } from './bitcoin/start-bitcoin.js';
export { type AnvilOptions, type RunningAnvil, startAnvil } from './start-anvil.js';
export { type Subscription, subscribe } from './subscribe.js';
export { deployUsdc, USDC } from './usdc/deploy-usdc.js';
