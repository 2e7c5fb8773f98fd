import { isSwapQuote, type SwapRejectionRow, type SwapRow } from '@exchange-sim/contract';

/**
 * What is left to tell of a provider's answers: of quotes by another method than the one asked for, those whose method is
 * not there yet (a provider that does not know the question answers twice the same, C-10); of rejections that say the same
 * for each method, one, without the method.
 */
export function remainingRows(rest: readonly SwapRow[], told: readonly SwapRow[]): SwapRow[] {
  const methods = new Set(told.filter(isSwapQuote).map(({ type }) => type));
  const quotes = rest.filter(isSwapQuote).filter(({ type }) => !methods.has(type) && methods.add(type));
  const rejections = rest.flatMap((row) => (isSwapQuote(row) ? [] : [row]));
  const [first] = rejections;
  const isOneStory =
    first && rejections.length > 1 && rejections.every((row) => sentenceOf(row) === sentenceOf(first));
  return [...quotes, ...(isOneStory ? [withoutMethod(first)] : rejections)];
}

const withoutMethod = ({ type: _method, ...rest }: SwapRejectionRow): SwapRejectionRow => rest;
const sentenceOf = (row: SwapRejectionRow) => JSON.stringify(withoutMethod(row));
