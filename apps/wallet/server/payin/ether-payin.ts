import type { EthereumAccount } from '../accounts/account.js';
import { coins } from '../accounts/currencies.js';
import { balanceOf } from '../accounts/ethereum-reader.js';
import { estimateEthereumFees, TRANSFER_GAS } from './ethereum-fees.js';
import { buildTransaction, signTransaction } from './ethereum-signing.js';
import type { Payin, PayinRequest, PayinTools } from './payin.js';
import { chainAnswers, notEnough } from './payin-failures.js';
import type { EthereumTransaction } from './raw-transaction.js';

/** A plain transfer of ether. */
export async function etherPayin(
  { node }: PayinTools,
  { account, transaction, strategy }: PayinRequest<EthereumAccount, EthereumTransaction>,
): Promise<Payin> {
  const { name: accountName, address, path } = account;
  const { amount, recipient } = transaction;
  const [fees, balance] = await chainAnswers(
    Promise.all([
      estimateEthereumFees(node, strategy, TRANSFER_GAS, transaction),
      balanceOf(node, { address }),
    ]),
  );
  const currency = coins.ethereum;
  if (amount + fees.feeAtomic > balance)
    throw notEnough({ accountName, currency, balance, amount, fees: fees.feeAtomic });
  const unsigned = await chainAnswers(
    buildTransaction(node, address, { to: recipient, value: amount }, fees),
  );
  return {
    feeAtomic: fees.feeAtomic,
    feeCurrency: currency,
    sign: (transport) => signTransaction(transport, path, unsigned),
    broadcastName: 'eth_sendRawTransaction',
    broadcast: (signed) => node.sendRawTransaction({ serializedTransaction: `0x${signed.slice(2)}` }),
  };
}
