import type { SwapPair, TradeMethod } from '@exchange-sim/contract';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import { boundsOf } from '../market/swap-pricing.js';
import { toWhole } from '../money/decimal.js';

/** Every currency for every other, with the bounds a quote keeps to. */
export function swapPairs(methods: readonly TradeMethod[]): SwapPair[] {
  return SWAP_ASSETS.flatMap((from) =>
    SWAP_ASSETS.filter((to) => to !== from).map((to) => {
      const { min, max } = boundsOf(from, to);
      return {
        from: from.listed.id,
        to: to.listed.id,
        tradeMethod: [...methods],
        minSwapAmount: toWhole(min, from.decimals),
        maxSwapAmount: toWhole(max, from.decimals),
      };
    }),
  );
}
