import type { BuyOrderView } from '@exchange-sim/contract';
import { type StatusWords, words } from '../order/order-words.js';

/** A purchase in words; the colours are the same wherever a status is shown. */
export function buyWords(buy: BuyOrderView): StatusWords {
  const { cryptoTicker: ticker, state, payment } = buy;
  if (state === 'completed')
    return words(
      'Finished',
      'Coins sent',
      `Your ${ticker} has left for your address in Ledger Wallet.`,
      'good',
    );
  if (state === 'failed') return failedWords(buy);
  if (state === 'processing' || payment.state === 'paid') return paidWords(buy);
  switch (payment.state) {
    case 'pending':
      return words(
        'Payment on its way',
        'Waiting for your payment',
        payment.transfer
          ? 'As soon as your transfer has arrived, we send your coins. This page follows by itself.'
          : 'Your bank takes a moment with this card. This page follows by itself.',
        'waiting',
      );
    case 'challenge':
      return words('Code needed', 'Your bank asks for the code', 'Enter it to go on.', 'attention');
    case 'declined':
      return words('Declined', 'Your payment was declined', 'You can try again.', 'bad');
    default:
      return words('Not paid yet', 'Not paid yet', 'Nothing is sent before you have paid.', 'attention');
  }
}

/** A reason given while the coins wait is what they wait for. */
function paidWords({ cryptoTicker, payment }: BuyOrderView): StatusWords {
  if (payment.reason)
    return words(
      'On hold',
      'Your purchase is on hold',
      'Your payment has arrived and is safe with us. Our support tells you more.',
      'attention',
    );
  return words(
    'Sending',
    `Sending your ${cryptoTicker}`,
    'Your payment has arrived. Your coins are sent next.',
    'waiting',
  );
}

function failedWords({ cryptoTicker, payment }: BuyOrderView): StatusWords {
  if (payment.state !== 'paid')
    return words('Not made', 'This purchase was not made', 'Nothing was charged.', 'bad');
  return words(
    'Not delivered',
    'We could not send your coins',
    `Your payment had arrived, but no ${cryptoTicker} could be sent.${payment.reason ? '' : ' Our support sends the coins or pays you back.'}`,
    'bad',
  );
}
