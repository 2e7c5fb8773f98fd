import type { Registry } from '../registry/registry.js';
import { findCurrency, LEDGER_CURRENCIES } from './ledger-currencies.js';
import type { SwapAssets, SwapOffer } from './swap-assets.js';

export interface CurrenciesQuery {
  'providers-whitelist'?: string;
  'currency-from'?: string;
  'currency-to'?: string;
}

/** Which currencies can be swapped, by anybody or by the providers named. */
export class SwapCurrenciesService {
  constructor(
    readonly registry: Registry,
    readonly assets: SwapAssets,
  ) {}

  /** `all` as two plain lists, `from` and `to` grouped by the chain. Providers that do not answer are left out. */
  async list(direction: 'all' | 'from' | 'to', query: CurrenciesQuery) {
    const offers = await this.#offers(query);
    if (direction !== 'all') return { currencyGroups: groups(offers.map((offer) => offer[direction])) };
    return { from: ordered(offers.map(({ from }) => from)), to: ordered(offers.map(({ to }) => to)) };
  }

  async #offers(query: CurrenciesQuery): Promise<SwapOffer[]> {
    const rows = whitelisted(this.registry.of('swap'), query['providers-whitelist']);
    const assets = await Promise.all(rows.map(async (row) => (await this.assets.get(row)).value));
    const { 'currency-from': from, 'currency-to': to } = query;
    return assets
      .flatMap((own) => (own.state === 'available' ? own.offers : []))
      .filter((offer) => (!from || offer.from === from) && (!to || offer.to === to));
  }
}

/** Those of the rows that are named; all when no list is given. */
export function whitelisted<Row extends { id: string }>(rows: readonly Row[], list: string | undefined) {
  const names = list?.split(',').map((name) => name.trim());
  return rows.filter(({ id }) => !names || names.includes(id));
}

const ordered = (ids: readonly string[]) =>
  LEDGER_CURRENCIES.map(({ id }) => id).filter((id) => ids.includes(id));

function groups(ids: readonly string[]) {
  const networkOf = (id: string) => findCurrency(id)?.network ?? id;
  const networks = new Set(ordered(ids).map(networkOf));
  return Array.from(networks, (network) => ({
    network,
    supportedCurrencies: ordered(ids).filter((id) => networkOf(id) === network),
  }));
}
