/** The process behind the wallet's page: accounts, signer, exchange. @module */
export type { AccountSeed } from './accounts/account.js';
export { type Running, startWallet, type WalletOptions } from './start-wallet.js';
