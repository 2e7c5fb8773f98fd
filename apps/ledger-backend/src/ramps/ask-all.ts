import type { OffRampRejection, ProviderView } from '@exchange-sim/contract';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { ProviderCache } from '../providers/provider-cache.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { rejection } from './rejection.js';

/** What a provider comes to: a price, or why there is none. */
export type Offer<Q> = { quote: Q } | { rejection: OffRampRejection };

/** One request as the providers of a product are asked about it. */
export interface Question<Q> {
  capabilities: ProviderCache<ProviderView>;
  /** Why this provider cannot serve the request, judged by its capabilities. */
  ineligibility(view: ProviderView): OffRampRejection | undefined;
  /** @throws ProviderFailure */
  quote(row: ProviderRow, view: ProviderView): Promise<Q>;
  /** `onOffer` of the caller: hears of each as soon as it is there. */
  onOffer: ((offer: Offer<Q>) => void) | undefined;
}

/** Asks all of them at once; quotes and rejections in the order of `rows`. */
export async function askAll<Q>(rows: readonly ProviderRow[], question: Question<Q>) {
  const offers = await Promise.all(
    rows.map(async (row) => {
      const offer = await ask(row, question);
      question.onOffer?.(offer);
      return offer;
    }),
  );
  return {
    quotes: offers.flatMap((offer) => ('quote' in offer ? [offer.quote] : [])),
    rejections: offers.flatMap((offer) => ('rejection' in offer ? [offer.rejection] : [])),
  };
}

async function ask<Q>(row: ProviderRow, question: Question<Q>): Promise<Offer<Q>> {
  const { value: view } = await question.capabilities.get(row);
  const unfit = question.ineligibility(view);
  if (unfit) return { rejection: unfit };
  try {
    return { quote: await question.quote(row, view) };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return { rejection: rejection(view, error.messageKey, error.message, error.details) };
  }
}
