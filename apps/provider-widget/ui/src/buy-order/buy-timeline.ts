import type { BuyOrderView } from '@exchange-sim/contract';
import type { TimelineStep } from '../order/timeline.js';

/** Ordered, paid, coins sent: what a purchase has behind it and what comes next. */
export function buyTimelineOf(buy: BuyOrderView): TimelineStep[] {
  return [{ title: 'Ordered', state: 'done' }, paymentStep(buy), coinsStep(buy)];
}

const isPaid = ({ state, payment }: BuyOrderView) =>
  payment.state === 'paid' || state === 'processing' || state === 'completed';

function paymentStep(buy: BuyOrderView): TimelineStep {
  const { card, transfer, reason } = buy.payment;
  const by = card ? `${card.brand} •••• ${card.last4}` : transfer && `Reference ${transfer.reference}`;
  if (isPaid(buy)) return { title: 'Payment received', ...(by && { detail: by }), state: 'done' };
  if (buy.state === 'failed' || buy.payment.state === 'declined')
    return { title: 'Not paid', ...(reason && { detail: reason }), state: 'failed' };
  return { title: 'Payment received', ...(by && { detail: by }), state: 'now' };
}

function coinsStep(buy: BuyOrderView): TimelineStep {
  const title = `${buy.cryptoTicker} sent`;
  const { reason } = buy.payment;
  if (buy.state === 'completed') return { title, state: 'done' };
  if (!isPaid(buy)) return { title, state: 'later' };
  if (buy.state === 'failed') return { title: `${buy.cryptoTicker} not sent`, state: 'failed' };
  return reason
    ? { title: 'On hold', detail: 'Our support tells you more', state: 'held' }
    : { title, state: 'now' };
}
