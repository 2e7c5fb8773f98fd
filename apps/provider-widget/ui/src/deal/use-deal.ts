import { useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { goTo } from '../layout/route.js';
import type { Product } from '../wallet/sdk-failure.js';
import { useWidget } from '../widget-context.js';
import { type Deal, type DealStep, runDeal } from './run-deal.js';

export interface RunningDeal<Quote> {
  step: DealStep;
  /** What is being signed. */
  quote: Quote | undefined;
  /** Why it could not begin, other than the price. */
  error: ApiError | undefined;
  priceGone: ApiError | undefined;
  /** The quote as it was reviewed, when the backend holds another price. */
  priceChanged: Quote | undefined;
  start(quote: Quote): Promise<void>;
  forgetPrice(): void;
}

interface DealOptions<Quote, Report> {
  product: Product;
  /** Where the quotes under review are cached. */
  queryKey: string;
  dealOf(quote: Quote): Deal<Quote, Report>;
}

/** The sale or swap of the reviewed quote, from the button on. It goes on while the user looks at other pages. */
export function useDeal<Quote extends { quoteId: string }, Report>({
  product,
  queryKey,
  dealOf,
}: DealOptions<Quote, Report>): RunningDeal<Quote> {
  const { queries, session } = useWidget();
  const [step, setStep] = useState<DealStep>('idle');
  const [quote, setQuote] = useState<Quote>();
  const [error, setError] = useState<ApiError>();
  const [priceGone, setPriceGone] = useState<ApiError>();
  const [priceChanged, setPriceChanged] = useState<Quote>();

  const start = async (reviewed: Quote) => {
    setQuote(() => reviewed);
    setError(undefined);
    setPriceGone(undefined);
    setPriceChanged(undefined);
    try {
      const end = await runDeal(dealOf(reviewed), setStep);
      if (end.kind === 'approved') goTo({ page: 'finishing', product });
      if (end.kind === 'stopped') goTo({ page: 'stopped' }, { state: { stop: end.stop } });
      if (end.kind === 'price gone') setPriceGone(end.error);
      if (end.kind === 'price changed') {
        queries.setQueryData([queryKey, reviewed.quoteId], end.quote);
        setPriceChanged(() => reviewed);
      }
    } catch (thrown) {
      const failed = toApiError(thrown);
      if (failed.status === 401) return session.refused();
      if (failed.status === 403) await queries.invalidateQueries({ queryKey: ['me'] });
      setError(failed);
    } finally {
      setStep('idle');
      setQuote(undefined);
    }
  };
  const forgetPrice = () => {
    setPriceGone(undefined);
    setPriceChanged(undefined);
  };
  return { step, quote, error, priceGone, priceChanged, start, forgetPrice };
}
