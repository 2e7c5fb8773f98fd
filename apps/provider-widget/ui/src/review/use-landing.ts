import { useEffect } from 'react';
import { realTime } from '../trace/hop-reporter.js';
import { useWidget } from '../widget-context.js';

interface Landing {
  name: 'review transaction' | 'review swap';
  quoteId: string;
  /** The quote the user had before they asked for this one. */
  previousQuoteId: string | undefined;
  /** More ids that tie the landing to its flow. */
  ids: Record<string, string | undefined>;
}

/** Reports that the user reached the transaction step with this quote, once for each quote and page load. */
export function useLanding({ name, quoteId, previousQuoteId, ids }: Landing): void {
  const { reportHop, landed } = useWidget();
  useEffect(() => {
    if (landed.has(quoteId)) return;
    landed.add(quoteId);
    const now = realTime();
    const known = Object.entries(ids).filter(([, id]) => id !== undefined);
    reportHop({
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name,
      start: now,
      end: now,
      request: {
        quoteId,
        ...Object.fromEntries(known),
        ...(previousQuoteId && { insteadOf: { quoteId: previousQuoteId } }),
      },
    });
  });
}
