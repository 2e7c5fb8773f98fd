import { bitcoinPayin } from './bitcoin-payin.js';
import { etherPayin } from './ether-payin.js';
import type { Payin, PayinRequest, PayinTools } from './payin.js';
import { tokenPayin } from './token-payin.js';

/**
 * Estimates the fees of a payment, sees that it is covered and builds it. Rejects with an `ExchangeFailure`.
 * A further family of chains is one more file, and one more line here.
 */
export function openPayin(tools: PayinTools, request: PayinRequest): Promise<Payin> {
  const { account, transaction } = request;
  if (account.family === 'bitcoin' && transaction.family === 'bitcoin')
    return bitcoinPayin(tools, { ...request, account, transaction });
  if (account.family === 'ethereum' && transaction.family === 'ethereum') {
    const { contract } = account;
    const ofFamily = { ...request, account, transaction };
    return contract ? tokenPayin(tools, ofFamily, contract) : etherPayin(tools, ofFamily);
  }
  throw new Error(`a transaction of ${transaction.family} cannot be paid from ${account.name}`);
}
