import type { SwapOrderView } from '@exchange-sim/contract';
import { type StatusWords, words } from '../order/order-words.js';

/** A payment came, whatever was said about the approval. */
const PAID: readonly SwapOrderView['status'][] = ['ON_HOLD', 'FINISHED', 'REFUNDED'];

/** A swap in words; the colours are the same wherever a status is shown. */
export function swapWords(swap: SwapOrderView): StatusWords {
  const { fromTicker, toTicker, status } = swap;
  const seen = swap.payinTransactionId !== undefined;
  if (swap.outcome === 'rejected' && !seen && !PAID.includes(status))
    return words(
      'Not made',
      'This swap was not made',
      'It was refused or stopped before you paid. Nothing was charged.',
      'bad',
    );
  switch (status) {
    case 'FINISHED':
      return words('Finished', `${toTicker} sent`, `Your ${toTicker} has left for your account.`, 'good');
    case 'REFUNDED':
      return words(
        'Refunded',
        'Refunded',
        `We could not swap and sent your ${fromTicker} back to the address it came from, less the network fee. This is final.`,
        'returned',
      );
    case 'EXPIRED':
      return words(
        'Expired',
        'No payment came in time',
        'Nothing was exchanged. A payment that arrives later is sent back to you.',
        'bad',
      );
    case 'ON_HOLD':
      return words(
        'On hold',
        'Your swap is on hold',
        'Your money is safe with us, but we need something from you before we go on. Write to our support below.',
        'attention',
      );
    case 'UNKNOWN':
      return words(
        'Unknown',
        'We cannot tell where this swap stands',
        'Our support looks it up by the Swap ID.',
        'waiting',
      );
    default:
      return pendingWords(swap, seen);
  }
}

function pendingWords(swap: SwapOrderView, seen: boolean): StatusWords {
  const { fromTicker, toTicker, confirmations, confirmationsRequired } = swap;
  if (!seen)
    return words(
      'Pending',
      `Waiting for your ${fromTicker}`,
      'Networks take from seconds to minutes. This page follows by itself.',
      'waiting',
    );
  if (confirmations < confirmationsRequired)
    return words('Pending', 'Payment seen', 'We wait until the network has confirmed it.', 'waiting');
  return words('Pending', 'Exchanging', `Your ${toTicker} is sent next.`, 'waiting');
}
