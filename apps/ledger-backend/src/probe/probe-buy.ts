import type { OnRampQuery, ProviderView } from '@exchange-sim/contract';
import { OnRampService } from '../on-ramp/on-ramp-service.js';
import { BuyCapabilities } from '../providers/ramp-capabilities.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { Registry } from '../registry/registry.js';
import { findCurrency } from '../swap-currencies/ledger-currencies.js';
import type { ProbeTools } from './probe.js';
import { nothingOffered, refusedWith, type Said, silent } from './said.js';

/** Where the coins would go: the first accounts of the signer's default seed. */
const ADDRESSES = {
  ethereum: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
  bitcoin: 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg',
};

export async function probeBuy(row: ProviderRow, { client, clock }: ProbeTools): Promise<Said> {
  const capabilities = new BuyCapabilities(client, clock);
  const { value: view } = await capabilities.get(row);
  if (!view.buyCapabilities) return silent(view);
  const wish = wishOf(view.buyCapabilities, view.cryptoCurrencies);
  if (!wish) return nothingOffered(view.cryptoCurrencies.slice(0, 5).join(', ') || 'its list is empty');
  const { quotes, rejections } = await new OnRampService(new Registry([row]), capabilities, client).offers(
    wish,
  );
  const [rejection] = rejections;
  if (rejection) return refusedWith(rejection);
  return {
    state: 'ok',
    text: `sells ${quotes[0]?.cryptoAmount} ${wish.cryptoCurrency} for ${wish.fiatAmount} ${wish.fiatCurrency}, by ${wish.paymentMethod} in ${wish.country}`,
  };
}

/** The smallest purchase it says it takes, of a coin this wallet has. */
function wishOf(
  { fiatCurrencyCapabilities, countriesCapabilities }: NonNullable<ProviderView['buyCapabilities']>,
  listed: readonly string[],
): OnRampQuery | undefined {
  const cryptoCurrency = listed.find((id) => findCurrency(id));
  const place = countriesCapabilities.find(({ paymentMethods }) => paymentMethods.length > 0);
  const method = place?.paymentMethods[0];
  const [fiat] = fiatCurrencyCapabilities;
  if (!cryptoCurrency || !place || !method || !fiat) return undefined;
  return {
    cryptoCurrency,
    fiatCurrency: fiat.fiat,
    fiatAmount: fiat.minAmount,
    country: place.country,
    paymentMethod: method.name,
    address: cryptoCurrency === 'bitcoin' ? ADDRESSES.bitcoin : ADDRESSES.ethereum,
  };
}
