import type { SwapState } from '@exchange-sim/contract';
import type { ProviderRow } from '../registry/provider-row.js';

/** The words of the contract, which every provider may use. */
const CONTRACT: Readonly<Record<string, SwapState>> = {
  pending: 'pending',
  on_hold: 'onhold',
  expired: 'expired',
  finished: 'finished',
  refunded: 'refunded',
  unknown: 'unknown',
};

/** What a provider's word means, by its own mapping first, in any case; `undefined` for a word nobody mapped. */
export function swapStateOf({ swap }: ProviderRow, word: string): SwapState | undefined {
  const wanted = word.trim().toLowerCase();
  const own = Object.entries(swap?.statusMapping ?? {}).find(([name]) => name.toLowerCase() === wanted);
  return own?.[1] ?? new Map(Object.entries(CONTRACT)).get(wanted);
}
