/** Amounts as people read them. They stay decimal text all the way: no JS number is made of them. @module */

function isNumeric(text: string): text is `${number}` {
  return /^\d+(\.\d+)?$/.test(text);
}

/** `"1234.5"`, `"EUR"` → `€1,234.50`, in the manner of the locale. */
export function fiat(amountWhole: string, currency: string, locale: string): string {
  if (!isNumeric(amountWhole)) return `${amountWhole} ${currency}`;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amountWhole);
}

/** `"1234.5"`, `"ETH"` → `1,234.5 ETH`: every decimal is kept, never an exponent. */
export function crypto(amountWhole: string, ticker: string, locale: string): string {
  if (!isNumeric(amountWhole)) return `${amountWhole} ${ticker}`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 18 }).format(amountWhole)} ${ticker}`;
}

/** A ratio from 0 to 1, `"0.03"` → `3%`, in the manner of the locale. */
export function percent(ratio: string, locale: string): string {
  if (!isNumeric(ratio)) return ratio;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(ratio);
}

/** Long identifiers, cut in the middle: `0x1234…abcd`. */
export function middleCut(text: string, kept = 8): string {
  return text.length <= kept * 2 + 1 ? text : `${text.slice(0, kept)}…${text.slice(-kept)}`;
}
