import type { OrderView } from '@exchange-sim/contract';

type StepState = 'done' | 'now' | 'later' | 'failed' | 'held';

export interface TimelineStep {
  title: string;
  detail?: string;
  state: StepState;
}

/** Approved, payment seen, money sent: what an order has behind it and what comes next. */
export function timelineOf(order: OrderView): TimelineStep[] {
  return [approvedStep(order), paymentStep(order), payoutStep(order)];
}

function paid({ status, confirmations, confirmationsRequired }: OrderView): boolean {
  return (
    ['TRANSFER_IN_COMPLETED', 'FINISHED', 'REFUNDED'].includes(status) ||
    confirmations >= confirmationsRequired
  );
}

function approvedStep(order: OrderView): TimelineStep {
  if (order.outcome === 'rejected') return { title: 'Not approved', state: 'failed' };
  const approved = order.outcome === 'approved' || order.payinTransactionHash !== undefined;
  return { title: 'Approved on your signer', state: approved ? 'done' : 'now' };
}

function paymentStep(order: OrderView): TimelineStep {
  const { confirmations, confirmationsRequired: required, payinTransactionHash } = order;
  const seen = payinTransactionHash !== undefined || confirmations > 0;
  if (order.status === 'EXPIRED' && order.outcome !== 'rejected')
    return { title: 'No payment came in time', state: 'failed' };
  if (!seen && !paid(order))
    return { title: 'Payment seen on the network', state: order.outcome === 'approved' ? 'now' : 'later' };
  const detail = `${Math.min(confirmations, required)} of ${required} confirmations`;
  return { title: 'Payment seen on the network', detail, state: paid(order) ? 'done' : 'now' };
}

function payoutStep(order: OrderView): TimelineStep {
  if (order.status === 'FINISHED')
    return {
      title: 'Money sent',
      ...(order.payoutReference && { detail: `Reference ${order.payoutReference}` }),
      state: 'done',
    };
  if (order.status === 'REFUNDED') return { title: 'Refunded to your account', state: 'done' };
  if (order.status === 'ON_HOLD')
    return { title: 'On hold', detail: 'Our support tells you more', state: 'held' };
  return { title: 'Money sent', state: paid(order) ? 'now' : 'later' };
}
