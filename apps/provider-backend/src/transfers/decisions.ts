import type { Behaviours } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import { movedAmount, worstAmount } from '../market/swap-pricing.js';
import { timesFactor } from '../money/decimal.js';
import { refundable } from '../swap-orders/swap-lifecycle.js';
import type { SwapOrder } from '../swap-orders/swap-orders-repository.js';

type Decision =
  | { do: 'pay'; amountAtomic: bigint }
  | { do: 'hold'; reason: string }
  | { do: 'refund'; reason: string };

/**
 * What becomes of a swap whose deposit is accepted. A fixed rate pays what was promised; a floating one pays at the market's
 * price, or not at all when that is further from the promise than the slippage allows.
 */
export function payoutOf(swap: SwapOrder, behaviours: Behaviours, released: boolean): Decision {
  const told = behaviours['payout.outcome']?.status;
  if (!released && told === 'ON_HOLD')
    return { do: 'hold', reason: 'We need to know where you have this money from.' };
  if (!released && told === 'REFUNDED')
    return { do: 'refund', reason: 'The payment to you could not be made.' };
  const executed = executedAmount(swap, behaviours);
  if (executed === undefined)
    return { do: 'refund', reason: 'The market moved further than the slippage you accepted.' };
  return { do: 'pay', amountAtomic: timesFactor(executed, behaviours['payout.amount']?.factor ?? '1') };
}

/** What is sent back; atomic units of the currency deposited. */
export function refundOf(swap: SwapOrder, behaviours: Behaviours): bigint {
  return timesFactor(refundable(swap), behaviours['refund.amount']?.factor ?? '1');
}

function executedAmount(swap: SwapOrder, behaviours: Behaviours): bigint | undefined {
  const { tradeMethod, amountToAtomic, currencyTo, maxSlippage } = swap;
  if (tradeMethod === 'fixed') return amountToAtomic;
  const percent = behaviours['market.move']?.percent ?? 0;
  const executed = movedAmount(amountToAtomic, swapAsset(currencyTo), percent);
  if (behaviours['market.ignoreCap'] && executed > 0n) return executed;
  return executed > 0n && executed >= worstAmount(amountToAtomic, maxSlippage ?? '0') ? executed : undefined;
}
