import type { QuoteView } from '@exchange-sim/contract';
import { useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { goTo } from '../layout/route.js';
import { runSale, type SaleStep } from '../sale/run-sale.js';
import { useWidget } from '../widget-context.js';

export type Sale = ReturnType<typeof useSale>;

/** The sale of the reviewed quote, from the button on. It goes on while the user looks at other pages. */
export function useSale() {
  const widget = useWidget();
  const [step, setStep] = useState<SaleStep>('idle');
  const [error, setError] = useState<ApiError>();
  const [priceGone, setPriceGone] = useState<ApiError>();
  const [priceChanged, setPriceChanged] = useState<QuoteView>();

  const start = async (quote: QuoteView) => {
    setError(undefined);
    setPriceGone(undefined);
    setPriceChanged(undefined);
    try {
      const end = await runSale(widget, quote, setStep);
      if (end.kind === 'approved') goTo({ page: 'finishing' });
      if (end.kind === 'stopped') goTo({ page: 'stopped' }, { state: { stop: end.stop } });
      if (end.kind === 'price gone') setPriceGone(end.error);
      if (end.kind === 'price changed') {
        widget.queries.setQueryData(['quote', quote.quoteId], end.quote);
        setPriceChanged(quote);
      }
    } catch (thrown) {
      const failed = toApiError(thrown);
      if (failed.status === 401) return widget.session.forget('ended');
      if (failed.status === 403) await widget.queries.invalidateQueries({ queryKey: ['me'] });
      setError(failed);
    } finally {
      setStep('idle');
    }
  };
  const forgetPrice = () => {
    setPriceGone(undefined);
    setPriceChanged(undefined);
  };
  return { step, error, priceGone, priceChanged, start, forgetPrice };
}
