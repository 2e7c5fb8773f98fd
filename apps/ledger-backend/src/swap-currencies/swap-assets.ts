import type { Clock } from '@exchange-sim/clock';
import {
  type ProviderView,
  providerSwapApi,
  type SwapCurrency,
  type SwapPair,
  swapCurrencies,
  swapPairs,
  type TradeMethod,
} from '@exchange-sim/contract';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import { ProviderCache } from '../providers/provider-cache.js';
import { providerBase, unavailable } from '../providers/provider-view.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { ledgerIdOf } from './ledger-currencies.js';
import { readPages } from './read-pages.js';

const LIMIT_MS = 5_000;

/** A pair in LedgerIds and in the provider's own ids. */
export interface SwapOffer {
  from: string;
  to: string;
  providerFrom: string;
  providerTo: string;
  /** Empty when the provider only lists currencies: then it chooses the method. */
  methods: readonly TradeMethod[];
  /** Whole units of the `from` currency. */
  bounds?: { minAmount: string; maxAmount: string };
}

export type Assets =
  | { state: 'available'; offers: readonly SwapOffer[]; fetchedAt: string }
  | { state: 'unavailable'; failure: ProviderFailure };

/** What each provider swaps. */
export class SwapAssets extends ProviderCache<Assets> {
  constructor(client: ProviderClient, clock: Clock) {
    super(clock, (row) => ask(client, clock, row));
  }

  /** A provider's pair of LedgerIds. @throws ProviderFailure when it is not offered, or the provider lists nothing. */
  async offer(row: ProviderRow, from: string, to: string): Promise<SwapOffer> {
    const { value } = await this.get(row);
    if (value.state === 'unavailable') throw value.failure;
    const offer = value.offers.find((candidate) => candidate.from === from && candidate.to === to);
    if (offer) return offer;
    throw new ProviderFailure(
      404,
      'SWAP_PAIR_NOT_FOUND_ERROR',
      `${row.name} does not swap ${from} to ${to}.`,
      {
        field: 'to',
        clause: '/pairs of the provider',
        fix: `Use one of: ${value.offers.map((own) => `${own.from} to ${own.to}`).join(', ') || 'nothing'}.`,
      },
    );
  }
}

async function ask(client: ProviderClient, clock: Clock, row: ProviderRow): Promise<Assets> {
  try {
    const [currencies, pairs] = await Promise.all([readCurrencies(client, row), readPairs(client, row)]);
    const fetchedAt = new Date(clock.now()).toISOString();
    return { state: 'available', offers: offersOf(currencies, pairs), fetchedAt };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return { state: 'unavailable', failure: error };
  }
}

async function readCurrencies(client: ProviderClient, row: ProviderRow): Promise<SwapCurrency[]> {
  const { path } = providerSwapApi.currencies;
  const call = {
    product: 'swap' as const,
    path,
    schema: swapCurrencies,
    clause: 'SwapCurrencies',
    limitMs: LIMIT_MS,
  };
  return (await readPages(client, row, call)).flatMap(({ currencies }) => currencies);
}

/** `undefined` from a provider without `/pairs`, which swaps every currency for every other. */
async function readPairs(client: ProviderClient, row: ProviderRow): Promise<SwapPair[] | undefined> {
  const { path } = providerSwapApi.pairs;
  const call = { product: 'swap' as const, path, schema: swapPairs, clause: 'SwapPairs', limitMs: LIMIT_MS };
  try {
    return (await readPages(client, row, call)).flatMap(({ pairs }) => pairs);
  } catch (error) {
    if (error instanceof ProviderFailure && error.answered === 404) return undefined;
    throw error;
  }
}

/** Pairs of currencies Ledger does not know, or the provider does not list, are left out. */
function offersOf(currencies: SwapCurrency[], pairs: SwapPair[] | undefined): SwapOffer[] {
  const idOf = new Map(currencies.map((currency) => [currency.id, ledgerIdOf(currency)]));
  const offers = new Map<string, SwapOffer>();
  const add = (providerFrom: string, providerTo: string, terms: Pick<SwapOffer, 'methods' | 'bounds'>) => {
    const [from, to] = [idOf.get(providerFrom), idOf.get(providerTo)];
    if (!from || !to || from === to || offers.has(`${from} ${to}`)) return;
    offers.set(`${from} ${to}`, { from, to, providerFrom, providerTo, ...terms });
  };
  if (!pairs)
    for (const { id: from } of currencies)
      for (const { id: to } of currencies) add(from, to, { methods: [] });
  for (const { from, to, tradeMethod, minSwapAmount, maxSwapAmount } of pairs ?? [])
    add(from, to, {
      methods: [...new Set(tradeMethod)],
      bounds: { minAmount: minSwapAmount, maxAmount: maxSwapAmount },
    });
  return [...offers.values()];
}

/** The provider as `GET /providers?product=swap` lists it. */
export function swapView(row: ProviderRow, assets: Assets): ProviderView {
  const base = providerBase(row, 'swap');
  if (assets.state === 'unavailable') return { ...base, ...unavailable(assets.failure) };
  const { offers, fetchedAt } = assets;
  const currencies = new Set(offers.flatMap(({ from, to }) => [from, to]));
  return { ...base, state: 'available', cryptoCurrencies: [...currencies], fetchedAt };
}
