/** Names partners use for a ticker Ledger writes otherwise; whatever begins with the left one becomes the right one. */
const aliases: ReadonlyArray<readonly [prefix: string, ticker: string]> = [
  ['USDT20', 'USDT'],
  ['REP', 'REPv2'],
];

/** A ticker (byte string without NUL) as payloads and coin configurations are compared: upper case, aliases resolved. */
export function normalizeTicker(ticker: string): string {
  const upper = ticker.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return aliases.find(([prefix]) => upper.startsWith(prefix))?.[1] ?? upper;
}
