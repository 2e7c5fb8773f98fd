import { compareWhole } from '../money/money.js';

/** What a provider takes: plain decimal text in whole units. */
export interface Range {
  min: string;
  max: string;
}

/** The widest range any provider takes: outside it there is no quote at all. */
export function widest(ranges: readonly Range[]): Range | undefined {
  return ranges.reduce<Range | undefined>((wide, range) => {
    if (!wide) return range;
    return {
      min: compareWhole(range.min, wide.min) < 0 ? range.min : wide.min,
      max: compareWhole(range.max, wide.max) > 0 ? range.max : wide.max,
    };
  }, undefined);
}

export const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
