import { ContractError, providerBuyApi, providerSellApi, redirectAnswer } from '@exchange-sim/contract';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { manifestOf, type ProviderRow } from '../registry/provider-row.js';
import { isWithinDomains } from './manifest-domains.js';

const LIMIT_MS = 5_000;

/** Where the wallet opens the chosen provider's widget. */
export class WidgetUrls {
  constructor(readonly client: ProviderClient) {}

  /**
   * Of Buy: the provider's own answer to `/buy-redirect` when it has that feature, else the manifest's URL with the documented
   * parameters. @throws ContractError 502 for a URL outside the manifest's domains, ProviderFailure
   */
  async ofBuy(row: ProviderRow, questions: Parameters, documented: Parameters) {
    if (!row.features.buyRedirect) return within(row, manifestUrl(row, documented), 'manifest' as const);
    const { path } = providerBuyApi.redirect;
    return within(row, await this.#redirect(row, 'buy', path, questions), 'buy-redirect' as const);
  }

  /** Of Sell, likewise; its `/sell-redirect` takes the parameters of the URL. */
  async ofSell(row: ProviderRow, documented: Parameters) {
    if (!row.features.sellRedirect) return within(row, manifestUrl(row, documented), 'manifest' as const);
    const { path } = providerSellApi.redirect;
    return within(row, await this.#redirect(row, 'sell', path, documented), 'sell-redirect' as const);
  }

  async #redirect(row: ProviderRow, product: 'buy' | 'sell', path: string, query: Parameters) {
    const answer = await this.client.call(row, {
      product,
      method: 'GET',
      path,
      query: given(query),
      schema: redirectAnswer,
      clause: 'RampRedirectUrl',
      limitMs: LIMIT_MS,
    });
    return answer.rampRedirectUrl;
  }
}

type Parameters = Record<string, string | undefined>;

/** Those that have a value. */
const given = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

function manifestUrl(row: ProviderRow, parameters: Parameters): string {
  const url = new URL(manifestOf(row).url);
  for (const [name, value] of Object.entries(given(parameters))) url.searchParams.set(name, value);
  return url.href;
}

/** @throws ContractError 502 for a URL the manifest does not allow. */
function within<S extends string>(row: ProviderRow, url: string, source: S) {
  const manifest = manifestOf(row);
  const { domains } = manifest;
  if (isWithinDomains(new URL(url), domains)) return { url, source, manifest };
  const { host } = new URL(url);
  throw new ContractError(
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
