/** A card's fields as they are typed and as they are checked. @module */
import { cardPayment } from '@exchange-sim/contract';

export interface CardText {
  number: string;
  expiry: string;
  cvc: string;
  holder: string;
}

export const EMPTY_CARD: CardText = { number: '', expiry: '', cvc: '', holder: '' };

const digitsOf = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most);

/** What was typed, in the shape people know from their cards: groups of four, month and year with a slash. */
export function shaped(field: keyof CardText, typed: string): string {
  switch (field) {
    case 'number':
      return digitsOf(typed, 19).replace(/(\d{4})(?=\d)/g, '$1 ');
    case 'expiry':
      return shapedExpiry(typed);
    case 'cvc':
      return digitsOf(typed, 4);
    case 'holder':
      return typed;
  }
}

/** `1230`, `12/30`, `12/2030` → `12/30`; `4` can only be April. */
function shapedExpiry(typed: string): string {
  const digits = digitsOf(/^[2-9]/.test(typed) ? `0${typed}` : typed, 6);
  const month = digits.slice(0, 2);
  const year = /^20\d{2}$/.test(digits.slice(2)) ? digits.slice(4) : digits.slice(2, 4);
  return year ? `${month}/${year}` : month;
}

const PROBLEMS: Record<keyof CardText, string> = {
  number: 'Enter the 12 to 19 digits on the front of your card.',
  expiry: 'Enter month and year as on your card, such as 12/30.',
  cvc: 'Enter the 3 or 4 digits of the security code.',
  holder: 'Enter the name as it stands on your card.',
};

/** What is wrong with a card, by field. @param now milliseconds since the Unix epoch */
export function problemsOfCard(card: CardText, now: number): Partial<CardText> {
  const issues = cardPayment.safeParse(card).error?.issues ?? [];
  const wrong: Partial<CardText> = {};
  for (const field of ['number', 'expiry', 'cvc', 'holder'] as const)
    if (issues.some(({ path }) => path[0] === field)) wrong[field] = PROBLEMS[field];
  if (!wrong.expiry && isOver(card.expiry, now)) wrong.expiry = 'This card has expired. Use another one.';
  return wrong;
}

/** A card is good until its month ends. */
function isOver(expiry: string, now: number): boolean {
  const [month = '', year = ''] = expiry.split('/');
  return Date.UTC(2000 + Number(year), Number(month)) <= now;
}
