/** Ledger’s packages, loaded as what they are: CommonJS, found from this file also when the command is bundled. @module */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const { ExchangeSDK } = require('@ledgerhq/exchange-sdk') as typeof import('@ledgerhq/exchange-sdk');
export const { customWrapper, WalletAPIServer } =
  require('@ledgerhq/wallet-api-server') as typeof import('@ledgerhq/wallet-api-server');
export const { BigNumber } = require('bignumber.js') as typeof import('bignumber.js');
