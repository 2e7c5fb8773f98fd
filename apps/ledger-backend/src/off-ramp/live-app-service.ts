import {
  ContractError,
  type LiveAppAnswer,
  type LiveAppQuery,
  providerSellApi,
  redirectAnswer,
} from '@exchange-sim/contract';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { manifestOf, type ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { isWithinDomains } from './manifest-domains.js';

const LIMIT_MS = 5_000;

/** Where the wallet opens the chosen provider's widget. */
export class LiveAppService {
  constructor(
    readonly registry: Registry,
    readonly client: ProviderClient,
  ) {}

  /** @throws ContractError 404 for an unknown provider, 502 for a URL outside the manifest's domains. */
  async open(query: LiveAppQuery): Promise<LiveAppAnswer> {
    const row = this.registry.offering('sell', query.providerId, { field: 'providerId', in: 'query' });
    const parameters = sellParameters(query);
    const source = row.features.sellRedirect ? 'sell-redirect' : 'manifest';
    const url = row.features.sellRedirect
      ? await this.#redirect(row, parameters)
      : manifestUrl(row, parameters);
    const manifest = manifestOf(row);
    if (!isWithinDomains(new URL(url), manifest.domains))
      throw outsideDomains(row, url, source, manifest.domains);
    return { url, source, manifest };
  }

  async #redirect(row: ProviderRow, query: Record<string, string>): Promise<string> {
    const answer = await this.client.call(row, {
      method: 'GET',
      path: providerSellApi.redirect.path,
      query,
      schema: redirectAnswer,
      clause: 'RampRedirectUrl',
      limitMs: LIMIT_MS,
    });
    return answer.rampRedirectUrl;
  }
}

/** The documented Sell parameters of a Live App URL; `quoteId` beside them (C-23). */
function sellParameters(query: LiveAppQuery): Record<string, string> {
  const { accountId, cryptoCurrency, fiatCurrency, amount, paymentMethod, country } = query;
  const { quoteId, ledgerTransactionId, deeplinkUrl, language, theme } = query;
  const optional = { quoteId, ledgerTransactionId, deeplinkUrl, language, theme };
  return {
    accountId,
    cryptoCurrency,
    fiatCurrency,
    cryptoAmount: amount,
    paymentMethod,
    mode: 'sell',
    bankResidency: country,
    ...Object.fromEntries(
      Object.entries(optional).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ),
  };
}

function manifestUrl(row: ProviderRow, parameters: Record<string, string>): string {
  const url = new URL(manifestOf(row).url);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

function outsideDomains(
  row: ProviderRow,
  url: string,
  source: string,
  domains: readonly string[],
): ContractError {
  const { host } = new URL(url);
  return new ContractError(
    502,
    'PROVIDER_INVALID_ANSWER_ERROR',
    `${row.name} wants to be opened at ${host || url.slice(0, 60)}, which its manifest does not allow (${domains.join(', ')}).`,
    {
      field: source === 'manifest' ? 'manifest.url' : 'rampRedirectUrl',
      clause: 'Manifest, domains: a Live App stays within them',
      fix: 'Give a URL within the domains, or add the host to them in providers.json.',
    },
  );
}
