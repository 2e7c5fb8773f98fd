import type { EthereumNode } from '../accounts/ethereum-node.js';
import type { EthereumTransaction } from './raw-transaction.js';

/** Gas of a plain transfer between accounts. */
const TRANSFER_GAS = 21_000n;

export const FEE_STRATEGIES = ['slow', 'medium', 'fast', 'custom'] as const;
export type FeeStrategy = (typeof FEE_STRATEGIES)[number];

/** How much of the suggested tip a strategy pays, in percent. */
const TIP_PERCENT: Record<FeeStrategy, bigint> = { slow: 85n, medium: 100n, fast: 125n, custom: 100n };

/** Fees of an EIP-1559 transaction, in wei. */
export interface Fees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
  gasLimit: bigint;
  /** The most it can cost: the very figure the signer is told and later compares. */
  feeAtomic: bigint;
}

/** `undefined` when the text names no strategy; either case is accepted. */
export function feeStrategyOf(text: string): FeeStrategy | undefined {
  return FEE_STRATEGIES.find((strategy) => strategy === text.toLowerCase());
}

/** Twice the base fee plus the strategy's tip; what the Live App set itself (custom) goes first. */
export async function estimateFees(
  node: EthereumNode,
  strategy: FeeStrategy,
  custom: EthereumTransaction,
): Promise<Fees> {
  const [block, suggestedTip] = await Promise.all([node.getBlock(), node.estimateMaxPriorityFeePerGas()]);
  const tip = (suggestedTip * TIP_PERCENT[strategy]) / 100n;
  const own = strategy === 'custom' ? custom : undefined;
  const maxFeePerGas = own?.maxFeePerGas ?? own?.gasPrice ?? 2n * (block.baseFeePerGas ?? 0n) + tip;
  const wantedTip = own?.maxPriorityFeePerGas ?? tip;
  const gasLimit = own?.gasLimit ?? TRANSFER_GAS;
  return {
    maxFeePerGas,
    maxPriorityFeePerGas: wantedTip < maxFeePerGas ? wantedTip : maxFeePerGas,
    gasLimit,
    feeAtomic: maxFeePerGas * gasLimit,
  };
}
