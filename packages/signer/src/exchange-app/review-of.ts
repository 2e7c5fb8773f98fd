import { Rate } from '@exchange-sim/apdu';
import { cString } from '../bytes.js';
import { deviceText } from '../device-text.js';
import type { Review, ReviewPair } from './device-ui.js';
import type { StringField } from './protobuf/decode-message.js';
import type { Message } from './protobuf/messages.js';
import type { SwapContext } from './swap-context.js';

function textOf({ memory }: StringField): string {
  return deviceText(cString(memory));
}

function titles(message: Message): Pick<Review, 'from' | 'to'> {
  if (message.operation === 'fund') return { from: cString(message.inCurrency.memory) };
  const [from, to] =
    message.operation === 'swap'
      ? [message.currencyFrom, message.currencyTo]
      : [message.inCurrency, message.outCurrency];
  return { from: cString(from.memory), to: cString(to.memory) };
}

function pairs({ partner, printable, rate }: SwapContext, message: Message): ReviewPair[] {
  const partnerName = deviceText(partner?.name ?? '');
  const shown = (slot: 'get' | 'send' | 'fees') => deviceText(printable.read(slot));
  const received = rate === Rate.FLOATING ? 'Receive estimated' : 'Receive';
  const send = { tag: 'Send', value: shown('send') };
  const fees = { tag: 'Fees', value: shown('fees') };
  if (message.operation === 'fund') {
    return [
      { tag: 'User', value: textOf(message.userId) },
      send,
      { tag: partnerName, value: shown('get') },
      fees,
    ];
  }
  const email = message.operation === 'sell' ? [{ tag: 'Email', value: textOf(message.traderEmail) }] : [];
  return [
    { tag: 'Exchange partner', value: partnerName },
    ...email,
    send,
    { tag: received, value: shown('get') },
    fees,
  ];
}

/** What the user is asked to approve. The warning of a cross-seed swap and its pair are the screen's business. */
export function reviewOf(context: SwapContext, message: Message): Review {
  const review: Review = {
    operation: message.operation,
    ...titles(message),
    pairs: pairs(context, message),
  };
  if (context.crossSeed && message.operation === 'swap')
    review.crossSeedAddress = textOf(message.payoutAddress);
  return review;
}
