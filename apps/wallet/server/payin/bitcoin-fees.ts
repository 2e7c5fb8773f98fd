import type { FeeStrategy } from './fee-strategy.js';
import type { BitcoinTransaction } from './raw-transaction.js';

/** Blocks one is ready to wait. */
const TARGETS: Record<FeeStrategy, number> = { slow: 12, medium: 3, fast: 1, custom: 3 };

/** Virtual bytes of a transaction without inputs and outputs, of an input and of an output, native segwit. */
const OVERHEAD_VBYTES = 11;
const INPUT_VBYTES = 68;
/** The longest output that is spent by a witness (32-byte programs); others are shorter. */
const OUTPUT_VBYTES = 43;

/** Below that nobody relays an output; change of less goes to the fees. */
export const DUST_ATOMIC = 294n;

/** Satoshi for each virtual byte, whole. `estimates` are the node's, by blocks to wait; the Live App's own rate (custom) goes first. */
export function feeRate(
  estimates: Record<string, number>,
  strategy: FeeStrategy,
  custom?: BitcoinTransaction,
): bigint {
  if (strategy === 'custom' && custom?.feePerByte !== undefined) return custom.feePerByte;
  const wanted = TARGETS[strategy];
  const targets = Object.keys(estimates)
    .map(Number)
    .filter((target) => Number.isFinite(target))
    .sort((a, b) => a - b);
  // the estimate for at most the wait one is ready for, else the quickest there is
  const target = targets.filter((known) => known <= wanted).at(-1) ?? targets[0];
  const rate = target === undefined ? 1 : (estimates[target] ?? 1);
  return BigInt(Math.max(1, Math.ceil(rate)));
}

/** Satoshi of a transaction of this shape. */
export function feeOf(inputs: number, outputs: number, rate: bigint): bigint {
  return BigInt(OVERHEAD_VBYTES + inputs * INPUT_VBYTES + outputs * OUTPUT_VBYTES) * rate;
}
