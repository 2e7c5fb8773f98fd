import {
  type Hex,
  parseSignature,
  serializeTransaction,
  signatureToHex,
  type TransactionSerializableEIP1559,
} from 'viem';
import type { EthereumNode } from '../accounts/ethereum-node.js';
import { ethereumPackage, type SignerTransport } from '../ledger-packages.js';
import type { Fees } from './fees.js';
import type { EthereumTransaction } from './raw-transaction.js';

/** The transfer to the provider: nothing in it but what the user approved. */
export async function buildPayin(
  node: EthereumNode,
  from: Hex,
  { amount, recipient }: EthereumTransaction,
  fees: Fees,
): Promise<TransactionSerializableEIP1559> {
  const [chainId, nonce] = await Promise.all([
    node.getChainId(),
    node.getTransactionCount({ address: from, blockTag: 'pending' }),
  ]);
  return {
    type: 'eip1559',
    chainId,
    nonce,
    to: recipient,
    value: amount,
    gas: fees.gasLimit,
    maxFeePerGas: fees.maxFeePerGas,
    maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
  };
}

/** Has the Ethereum application sign it; resolves to the raw transaction. */
export async function signPayin(
  transport: SignerTransport,
  path: string,
  transaction: TransactionSerializableEIP1559,
): Promise<Hex> {
  const unsigned = serializeTransaction(transaction).slice(2);
  const eth = new (ethereumPackage().default)(transport);
  // no resolution: any further command would end the application's exchange mode
  const { r, s, v } = await eth.signTransaction(path, unsigned, null);
  const signature = signatureToHex({ r: `0x${r}`, s: `0x${s}`, yParity: Number.parseInt(v, 16) & 1 });
  return serializeTransaction(transaction, parseSignature(signature));
}
