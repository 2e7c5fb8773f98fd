import type { OffRampRejection } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { CoinsCross, Refresh } from '@ledgerhq/lumen-ui-react/symbols';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { SkeletonRows } from '../quotes/skeleton-rows.js';
import type { Streaming } from '../quotes/use-streamed.js';
import { type Mend, Rejections } from './rejections.js';

interface Quotes extends Streaming {
  quotes: readonly unknown[];
  rejections: readonly OffRampRejection[];
  refresh(): void;
}

interface Props {
  /** What was answered so far. */
  summary: ReactNode;
  question: string;
  /** What the button says that asks again. */
  again: string;
  quotes: Quotes;
  /** How many providers can be expected to answer. */
  expected: number;
  /** First step, with what was entered. */
  amountPath: string;
  mendOf(rejection: OffRampRejection): Mend | undefined;
  /** The rows, best first. */
  children: ReactNode;
}

/** The list of offers as they come, those that made none, and what to do when there is none at all. */
export function QuotesSection({
  summary,
  question,
  again,
  quotes: { quotes, rejections, loading, error, refresh },
  expected,
  amountPath,
  mendOf,
  children,
}: Props) {
  const outstanding = loading ? Math.max(1, expected) - quotes.length - rejections.length : 0;
  return (
    <section aria-labelledby="question" className="rise flex flex-col gap-24">
      {summary}
      <div className="flex items-center justify-between gap-16">
        <h2 id="question" className="heading-4-semi-bold text-base">
          {question}
        </h2>
        <Button
          appearance="transparent"
          size="sm"
          icon={Refresh}
          onClick={refresh}
          disabled={loading}
          className="shrink-0"
        >
          {again}
        </Button>
      </div>
      {error !== undefined && <Problem title="There are no quotes" error={error} onRetry={refresh} />}
      <div aria-live="polite" aria-busy={loading}>
        <ul aria-label="Quotes" className="flex flex-col gap-12">
          {children}
          <SkeletonRows count={outstanding} />
        </ul>
        <p className="sr-only">{loading ? 'Asking the providers' : `${quotes.length} quotes`}</p>
      </div>
      {!loading && error === undefined && quotes.length === 0 && (
        <NoQuotes amountPath={amountPath} onRetry={refresh} />
      )}
      <Rejections rejections={rejections} mendOf={mendOf} />
    </section>
  );
}

function NoQuotes({ amountPath, onRetry }: { amountPath: string; onRetry(): void }) {
  return (
    <Empty icon={CoinsCross} title="No provider made an offer">
      <p>Another amount, country or payment method may have one. The reasons stand below.</p>
      <div className="flex flex-wrap justify-center gap-8">
        <Button asChild appearance="gray" size="sm">
          <Link to={amountPath}>Change the amount</Link>
        </Button>
        <Button appearance="gray" size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Empty>
  );
}
