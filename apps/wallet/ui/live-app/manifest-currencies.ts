import type { Manifest, WalletCurrency } from '@exchange-sim/contract';

/** Whether a LedgerId matches a pattern of Ledger Wallet's manifests: `**`, `family/**`, or an exact id. */
export function matchesPattern(id: string, pattern: string): boolean {
  if (pattern === '*' || pattern === '**') return true;
  if (!pattern.endsWith('/**')) return id === pattern;
  const family = pattern.slice(0, -'/**'.length);
  return id === family || id.startsWith(`${family}/`);
}

/** Whether a Live App may see a currency by its manifest, and asked for it when it named any. */
export function isVisible(
  id: string,
  allowed: Manifest['currencies'],
  asked: readonly string[] | undefined,
): boolean {
  const isAllowed = allowed === '*' || allowed.some((pattern) => matchesPattern(id, pattern));
  return isAllowed && (!asked?.length || asked.some((pattern) => matchesPattern(id, pattern)));
}

/** The currencies a Live App may see, and of tokens among them the parents, whose coin pays the fees. */
export function visibleCurrencies(
  currencies: readonly WalletCurrency[],
  allowed: Manifest['currencies'],
  asked: readonly string[] | undefined,
): WalletCurrency[] {
  const parents = currencies.flatMap((currency) =>
    currency.type === 'TokenCurrency' && isVisible(currency.id, allowed, undefined) ? [currency.parent] : [],
  );
  const may = allowed === '*' ? allowed : [...allowed, ...parents];
  return currencies.filter(({ id }) => isVisible(id, may, asked));
}
