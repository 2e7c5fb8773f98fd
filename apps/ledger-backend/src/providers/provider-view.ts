import type { ProviderFailure } from '../provider-client/provider-failure.js';
import type { OfferedProduct, ProviderRow } from '../registry/provider-row.js';

/** What the registry alone says about a provider. */
export function providerBase(row: ProviderRow, product: OfferedProduct) {
  const { id, name, supportUrl, needsKyc } = row;
  return { id, name, product, manifestId: row.manifest?.id, supportUrl, needsKyc };
}

/** A provider that did not say what it can do. */
export function unavailable({ messageKey, message, details }: ProviderFailure) {
  const problem = { messageKey, message, fix: details.fix };
  return { state: 'unavailable' as const, problem, cryptoCurrencies: [] };
}
