export const FEE_STRATEGIES = ['slow', 'medium', 'fast', 'custom'] as const;
export type FeeStrategy = (typeof FEE_STRATEGIES)[number];

/** `undefined` when the text names no strategy; either case is accepted. */
export function feeStrategyOf(text: string): FeeStrategy | undefined {
  return FEE_STRATEGIES.find((strategy) => strategy === text.toLowerCase());
}
