import { type CardOutcome, type CardPayment, ContractError, TEST_CARDS } from '@exchange-sim/contract';

/** What is kept of a card. */
export interface KnownCard {
  brand: string;
  last4: string;
  outcome: CardOutcome;
}

/** The test card of a form. @throws ContractError 400 for any other card, and for one that has expired at `now` */
export function cardOf({ number, expiry }: CardPayment, now: number): KnownCard {
  const card = TEST_CARDS.find((known) => known.number === number);
  if (!card)
    throw new ContractError(400, 'CARD_NOT_KNOWN_ERROR', 'Only test cards are taken: nothing was charged.', {
      field: 'number',
      in: 'body',
      clause: 'This is a simulator: no real card is ever charged',
      fix: `Use one of the test cards: ${TEST_CARDS.map(({ number, title }) => `${number} ${title}`).join('; ')}.`,
    });
  if (endOf(expiry) <= now)
    throw new ContractError(400, 'INVALID_REQUEST_ERROR', `The card expired at the end of ${expiry}.`, {
      field: 'expiry',
      in: 'body',
      clause: 'A card is valid until the end of its month',
      fix: 'Use any month to come: test cards have no date of their own.',
    });
  return { brand: card.brand, last4: card.number.slice(-4), outcome: card.outcome };
}

/** The first instant at which a card of "MM/YY" is not valid any more. */
function endOf(expiry: string): number {
  const [month, year] = expiry.split('/').map(Number);
  return Date.UTC(2000 + (year ?? 0), month ?? 0, 1);
}
