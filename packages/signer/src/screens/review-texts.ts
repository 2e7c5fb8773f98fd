import type { Review } from '../exchange-app/device-ui.js';

/** Tickers of so many bytes together push the question to three lines. */
const LONG_TICKERS = 10;

/** Title of the first page of a review, with its line feeds. */
export function introTitle(review: Review): string {
  return question('Review', review);
}

/** Question of the last page, with its line feeds. */
export function confirmTitle(review: Review): string {
  return `${question('Sign', review)}?`;
}

function question(verb: 'Review' | 'Sign', review: Review): string {
  const { operation, from, to = '', tickerBytes = byteLength(from) + byteLength(to) } = review;
  if (operation === 'fund') return `${verb} transaction\nto fund account\nwith ${from}`;
  const link = operation === 'swap' ? 'to' : 'for';
  return tickerBytes < LONG_TICKERS
    ? `${verb} transaction to\n${operation} ${from} ${link} ${to}`
    : `${verb} transaction\nto ${operation} ${from}\n${link} ${to}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
