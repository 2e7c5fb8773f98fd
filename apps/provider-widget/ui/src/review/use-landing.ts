import { useEffect } from 'react';
import { realTime } from '../trace/hop-reporter.js';
import { useWidget } from '../widget-context.js';

/** Reports that the user reached the transaction step with this quote, once for each quote and page load. */
export function useLanding(quoteId: string, previousQuoteId: string | undefined): void {
  const { reportHop, parameters, landed } = useWidget();
  const { accountId, ledgerTransactionId } = parameters;
  useEffect(() => {
    if (landed.has(quoteId)) return;
    landed.add(quoteId);
    const now = realTime();
    reportHop({
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name: 'review transaction',
      start: now,
      end: now,
      request: {
        quoteId,
        accountId,
        ...(ledgerTransactionId && { ledgerTransactionId }),
        ...(previousQuoteId && { insteadOf: { quoteId: previousQuoteId } }),
      },
    });
  }, [quoteId, previousQuoteId, accountId, ledgerTransactionId, reportHop, landed]);
}
