import type { EthereumNode } from '../accounts/ethereum-node.js';
import type { FeeStrategy } from './fee-strategy.js';
import type { EthereumTransaction } from './raw-transaction.js';

/** Gas of a plain transfer between accounts, and what a transfer of an ERC-20 token never exceeds. */
export const TRANSFER_GAS = 21_000n;
export const TOKEN_TRANSFER_GAS = 70_000n;

/** How much of the suggested tip a strategy pays, in percent. */
const TIP_PERCENT: Record<FeeStrategy, bigint> = { slow: 85n, medium: 100n, fast: 125n, custom: 100n };

/** Fees of an EIP-1559 transaction, in wei. */
export interface EthereumFees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
  gasLimit: bigint;
  /** The most it can cost: the very figure the signer is told and later compares. */
  feeAtomic: bigint;
}

/** Twice the base fee plus the strategy's tip; what the Live App set itself (custom) goes first. */
export async function estimateEthereumFees(
  node: EthereumNode,
  strategy: FeeStrategy,
  gas: bigint,
  custom?: EthereumTransaction,
): Promise<EthereumFees> {
  const [block, suggestedTip] = await Promise.all([node.getBlock(), node.estimateMaxPriorityFeePerGas()]);
  const tip = (suggestedTip * TIP_PERCENT[strategy]) / 100n;
  const own = strategy === 'custom' ? custom : undefined;
  const maxFeePerGas = own?.maxFeePerGas ?? own?.gasPrice ?? 2n * (block.baseFeePerGas ?? 0n) + tip;
  const wantedTip = own?.maxPriorityFeePerGas ?? tip;
  const gasLimit = own?.gasLimit ?? gas;
  return {
    maxFeePerGas,
    maxPriorityFeePerGas: wantedTip < maxFeePerGas ? wantedTip : maxFeePerGas,
    gasLimit,
    feeAtomic: maxFeePerGas * gasLimit,
  };
}
