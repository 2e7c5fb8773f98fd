import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { SwapAssets } from '../swap-currencies/swap-assets.js';
import { askForQuote } from '../swap-quotes/provider-quote.js';
import type { ProbeTools } from './probe.js';
import { nothingOffered, refusedWith, type Said } from './said.js';

export async function probeSwap(row: ProviderRow, { client, clock }: ProbeTools): Promise<Said> {
  const { value: assets } = await new SwapAssets(client, clock).get(row);
  if (assets.state === 'unavailable') return failed(assets.failure);
  const [offer] = assets.offers;
  if (!offer) return nothingOffered('no pair of its currencies');
  const amount = offer.bounds?.minAmount ?? '1';
  try {
    const { quote } = await askForQuote(client, row, {
      offer,
      method: offer.methods[0],
      amount,
      country: undefined,
    });
    return {
      state: 'ok',
      text: `swaps ${amount} ${offer.from} to ${quote.amountTo} ${offer.to}, ${quote.tradeMethod}`,
    };
  } catch (error) {
    if (error instanceof ProviderFailure) return failed(error);
    throw error;
  }
}

const failed = ({ messageKey, message, details }: ProviderFailure) =>
  refusedWith({ messageKey, message, fix: details.fix });
