import {
  type Hex,
  parseSignature,
  serializeTransaction,
  signatureToHex,
  type TransactionSerializableEIP1559,
} from 'viem';
import type { EthereumNode } from '../accounts/ethereum-node.js';
import { ethereumPackage, type SignerTransport } from '../ledger-packages.js';
import type { EthereumFees } from './ethereum-fees.js';

/** A transaction with nothing in it but what the user approved. */
export async function buildTransaction(
  node: EthereumNode,
  from: Hex,
  call: { to: Hex; value: bigint; data?: Hex },
  fees: EthereumFees,
): Promise<TransactionSerializableEIP1559> {
  const [chainId, nonce] = await Promise.all([
    node.getChainId(),
    node.getTransactionCount({ address: from, blockTag: 'pending' }),
  ]);
  return {
    type: 'eip1559',
    chainId,
    nonce,
    ...call,
    gas: fees.gasLimit,
    maxFeePerGas: fees.maxFeePerGas,
    maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
  };
}

/**
 * Has the Ethereum application sign it; resolves to the raw transaction.
 * `tokens` are descriptors (hex) the application is told first.
 */
export async function signTransaction(
  transport: SignerTransport,
  path: string,
  transaction: TransactionSerializableEIP1559,
  tokens: readonly string[] = [],
): Promise<Hex> {
  const unsigned = serializeTransaction(transaction).slice(2);
  const eth = new (ethereumPackage().default)(transport);
  // no resolution but the tokens: any further command would end the application's exchange mode
  const resolution = { erc20Tokens: [...tokens], nfts: [], externalPlugin: [], plugin: [], domains: [] };
  const { r, s, v } = await eth.signTransaction(path, unsigned, resolution);
  const signature = signatureToHex({ r: `0x${r}`, s: `0x${s}`, yParity: Number.parseInt(v, 16) & 1 });
  return serializeTransaction(transaction, parseSignature(signature));
}
