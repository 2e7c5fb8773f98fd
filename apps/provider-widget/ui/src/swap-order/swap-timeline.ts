import type { SwapOrderView } from '@exchange-sim/contract';
import type { TimelineStep } from '../order/timeline.js';

/** Approved, payment seen, other coin sent: what a swap has behind it and what comes next. */
export function swapTimelineOf(swap: SwapOrderView): TimelineStep[] {
  return [approvedStep(swap), paymentStep(swap), payoutStep(swap)];
}

function isPaid({ status, confirmations, confirmationsRequired }: SwapOrderView): boolean {
  return ['FINISHED', 'REFUNDED'].includes(status) || confirmations >= confirmationsRequired;
}

const isSeen = (swap: SwapOrderView) => swap.payinTransactionId !== undefined || swap.confirmations > 0;

function approvedStep(swap: SwapOrderView): TimelineStep {
  if (swap.outcome === 'rejected') return { title: 'Not approved', state: 'failed' };
  const approved = swap.outcome === 'approved' || isSeen(swap);
  const awaited = swap.status === 'EXPIRED' ? 'later' : 'now';
  return { title: 'Approved on your signer', state: approved ? 'done' : awaited };
}

function paymentStep(swap: SwapOrderView): TimelineStep {
  const { status, outcome, confirmations, confirmationsRequired: required, fromTicker } = swap;
  const title = `${fromTicker} seen on its network`;
  if (status === 'EXPIRED' && outcome !== 'rejected' && !isSeen(swap))
    return { title: 'No payment came in time', state: 'failed' };
  if (!isSeen(swap) && !isPaid(swap)) return { title, state: outcome === 'approved' ? 'now' : 'later' };
  const detail = `${Math.min(confirmations, required)} of ${required} confirmations`;
  return { title, detail, state: isPaid(swap) ? 'done' : 'now' };
}

function payoutStep(swap: SwapOrderView): TimelineStep {
  const { status, fromTicker, toTicker } = swap;
  if (status === 'FINISHED') return { title: `${toTicker} sent`, state: 'done' };
  if (status === 'REFUNDED') return { title: `${fromTicker} sent back`, state: 'done' };
  if (status === 'ON_HOLD') return { title: 'On hold', detail: 'Waiting for you', state: 'held' };
  // a payment that came too late goes back
  if (status === 'EXPIRED' && isSeen(swap)) return { title: `${fromTicker} sent back`, state: 'now' };
  return { title: `${toTicker} sent`, state: isPaid(swap) && status === 'PENDING' ? 'now' : 'later' };
}
