import { BuyCapabilities } from '../providers/ramp-capabilities.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { ProbeTools } from './probe.js';
import { type Said, silent } from './said.js';

export async function probeBuy(row: ProviderRow, { client, clock }: ProbeTools): Promise<Said> {
  const { value: view } = await new BuyCapabilities(client, clock).get(row);
  if (!view.buyCapabilities) return silent(view);
  const { fiatCurrencyCapabilities } = view.buyCapabilities;
  return {
    state: 'ok',
    text: `sells ${view.cryptoCurrencies.length} coins for ${fiatCurrencyCapabilities.map(({ fiat }) => fiat).join(', ')}`,
  };
}
