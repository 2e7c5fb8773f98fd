/** The process behind the wallet's page: accounts, signer, exchange. @module */
export type { AccountSeed } from './accounts/account-book.js';
export { type Running, startWallet, type WalletOptions } from './start-wallet.js';
