import type { OffRampQuery, SellCapabilities as SellList } from '@exchange-sim/contract';
import { OffRampService } from '../off-ramp/off-ramp-service.js';
import { SellCapabilities } from '../providers/ramp-capabilities.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { Registry } from '../registry/registry.js';
import { findCurrency } from '../swap-currencies/ledger-currencies.js';
import type { ProbeTools } from './probe.js';
import { nothingOffered, refusedWith, type Said, silent } from './said.js';

export async function probeSell(row: ProviderRow, { client, clock }: ProbeTools): Promise<Said> {
  const capabilities = new SellCapabilities(client, clock);
  const { value: view } = await capabilities.get(row);
  if (!view.capabilities) return silent(view);
  const wish = wishOf(view.capabilities, view.cryptoCurrencies);
  if (!wish) return nothingOffered(view.cryptoCurrencies.slice(0, 5).join(', ') || 'its list is empty');
  const { quotes, rejections } = await new OffRampService(new Registry([row]), capabilities, client).offers(
    wish,
  );
  const [quote] = quotes;
  const [rejection] = rejections;
  if (rejection) return refusedWith(rejection);
  return {
    state: 'ok',
    text: `buys ${wish.amount} ${wish.cryptoCurrency} for ${quote?.amountTo} ${wish.fiatCurrency}, by ${wish.paymentMethod} in ${wish.country}`,
  };
}

/** The smallest sale it says it takes, of a coin this wallet has. */
function wishOf(capabilities: SellList, listed: readonly string[]): OffRampQuery | undefined {
  const crypto = capabilities.cryptoCurrencyCapabilities.find(
    ({ id }) => listed.includes(id) && findCurrency(id),
  );
  const place = capabilities.countriesCapabilities.find(({ paymentMethods }) => paymentMethods.length > 0);
  const method = place?.paymentMethods[0];
  const fiat = method?.minMaxRestrictions[0] ?? capabilities.fiatCurrencyCapabilities[0];
  if (!crypto || !place || !method || !fiat) return undefined;
  return {
    cryptoCurrency: crypto.id,
    fiatCurrency: fiat.fiat,
    amount: crypto.minAmount,
    country: place.country,
    paymentMethod: method.name,
  };
}
