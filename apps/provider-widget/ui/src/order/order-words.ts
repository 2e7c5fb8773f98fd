import type { OrderView } from '@exchange-sim/contract';

type Tone = 'waiting' | 'attention' | 'good' | 'returned' | 'bad';

/** A status in words. */
export interface StatusWords {
  /** Short, for lists. */
  label: string;
  title: string;
  sentence: string;
  tone: Tone;
}

/** A payment came, whatever was said about the approval. */
const PAID: readonly OrderView['status'][] = ['TRANSFER_IN_COMPLETED', 'ON_HOLD', 'FINISHED', 'REFUNDED'];

/** An order in words; the colours are the same wherever a status is shown. */
export function orderWords(order: OrderView): StatusWords {
  // The backend may close an order that was never approved as expired.
  if (order.outcome === 'rejected' && !PAID.includes(order.status))
    return words(
      'Not made',
      'This sale was not made',
      'It was refused or stopped before you paid. Nothing was charged.',
      'bad',
    );
  switch (order.status) {
    case 'FINISHED':
      return words(
        'Finished',
        'Money sent',
        'Your payout has left. Banks may need a day to show it.',
        'good',
      );
    case 'REFUNDED':
      return words(
        'Refunded',
        'Refunded',
        'We sent your crypto back to the account it came from, less network fees.',
        'returned',
      );
    case 'EXPIRED':
      return words(
        'Expired',
        'No payment came in time',
        'A payment that arrives later is sent back to you.',
        'bad',
      );
    case 'ON_HOLD':
      return words(
        'On hold',
        'Your sale is on hold',
        'We need to look at it before we pay. Our support tells you more.',
        'attention',
      );
    case 'TRANSFER_IN_COMPLETED':
      return words('Payment received', 'Payment received', 'Your money is sent next.', 'waiting');
    default:
      return order.payinTransactionHash
        ? words('Pending', 'Payment seen', 'We wait until the network has confirmed it.', 'waiting')
        : words(
            'Pending',
            'Waiting for your payment',
            'Networks take from seconds to minutes. This page follows by itself.',
            'waiting',
          );
  }
}

export function words(label: string, title: string, sentence: string, tone: Tone): StatusWords {
  return { label, title, sentence, tone };
}
