import { encodeFunctionData, erc20Abi, type Hex } from 'viem';
import type { EthereumAccount } from '../accounts/account.js';
import { coins } from '../accounts/currencies.js';
import { balanceOf } from '../accounts/ethereum-reader.js';
import { estimateEthereumFees, TOKEN_TRANSFER_GAS } from './ethereum-fees.js';
import { buildTransaction, signTransaction } from './ethereum-signing.js';
import type { Payin, PayinRequest, PayinTools } from './payin.js';
import { chainAnswers, notEnough, notEnoughForFees } from './payin-failures.js';
import type { EthereumTransaction } from './raw-transaction.js';

/** A transfer of an ERC-20 token; the application is told what the token is, or it would not know what it signs. */
export async function tokenPayin(
  { node, assets }: PayinTools,
  { account, currency, transaction, strategy }: PayinRequest<EthereumAccount, EthereumTransaction>,
  contract: Hex,
): Promise<Payin> {
  const { name: accountName, address, path } = account;
  const { amount, recipient } = transaction;
  const [descriptor, fees, balance, ether] = await Promise.all([
    assets.tokenDescriptor(currency.id),
    chainAnswers(estimateEthereumFees(node, strategy, TOKEN_TRANSFER_GAS, transaction)),
    chainAnswers(balanceOf(node, { address, contract })),
    chainAnswers(balanceOf(node, { address })),
  ]);
  const coin = coins.ethereum;
  if (amount > balance) throw notEnough({ accountName, currency, balance, amount, fees: 0n });
  if (fees.feeAtomic > ether)
    throw notEnoughForFees({ accountName, currency: coin, balance: ether, fees: fees.feeAtomic });
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [recipient, amount] });
  const unsigned = await chainAnswers(
    buildTransaction(node, address, { to: contract, value: 0n, data }, fees),
  );
  return {
    feeAtomic: fees.feeAtomic,
    feeCurrency: coin,
    sign: (transport) => signTransaction(transport, path, unsigned, [descriptor]),
    broadcastName: 'eth_sendRawTransaction',
    broadcast: (signed) => node.sendRawTransaction({ serializedTransaction: `0x${signed.slice(2)}` }),
  };
}
