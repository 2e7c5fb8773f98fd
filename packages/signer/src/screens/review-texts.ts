import { deviceText } from '../device-text.js';
import type { Review } from '../exchange-app/device-ui.js';

/** Tickers of so many bytes together push the question to three lines. */
const LONG_TICKERS = 10;

/** Title of the first page of a review, with its line feeds. */
export function introTitle(review: Review): string {
  return deviceText(question('Review', review));
}

/** Question of the last page, with its line feeds. A ticker that ends within a character takes the question mark for its rest. */
export function confirmTitle(review: Review): string {
  return deviceText(`${question('Sign', review)}?`);
}

function question(verb: 'Review' | 'Sign', { operation, from, to = '' }: Review): string {
  if (operation === 'fund') return `${verb} transaction\nto fund account\nwith ${from}`;
  const link = operation === 'swap' ? 'to' : 'for';
  return from.length + to.length < LONG_TICKERS
    ? `${verb} transaction to\n${operation} ${from} ${link} ${to}`
    : `${verb} transaction\nto ${operation} ${from}\n${link} ${to}`;
}
