import type { HistoryEntry } from '@exchange-sim/contract';
import { Button, Skeleton } from '@ledgerhq/lumen-ui-react';
import { ChevronRight, Clock } from '@ledgerhq/lumen-ui-react/symbols';
import { Link } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { formatCrypto, formatFiat } from '../money/money.js';
import { Page } from '../shell/page.js';
import { RelativeTime } from '../time/relative-time.js';
import { useCurrencies } from '../wire/config.js';
import { statusOf } from './status.js';
import { StatusTag } from './status-tag.js';
import { useHistory } from './use-history.js';

/** Everything this wallet sold, newest first; statuses change by themselves. */
export function HistoryPage() {
  const { data: entries, error, refetch } = useHistory();
  return (
    <Page title="History">
      {error && <Problem title="The history is not known" error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <Skeleton component="list-item" aria-label="Loading history" />}
      {!error && entries?.length === 0 && (
        <Empty icon={Clock} title="Nothing has happened yet">
          <p>What you sell appears here with its status, from the signer’s approval to the payout.</p>
          <Button asChild appearance="gray" size="sm">
            <Link to="/sell">Start a sale</Link>
          </Button>
        </Empty>
      )}
      {entries && entries.length > 0 && (
        <ul aria-label="Transactions" className="overflow-hidden rounded-lg bg-surface">
          {entries.map((entry) => (
            <li key={entry.id} className="border-b border-muted-subtle last:border-b-0">
              <Row entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Row({ entry }: { entry: HistoryEntry }) {
  const { ticker } = useCurrencies()(entry.fromCurrency);
  return (
    <Link to={`/history/${entry.id}`} className="flex items-center gap-16 p-16 hover:bg-surface-hover">
      <span className="min-w-0 flex-1">
        <span className="tabular block truncate body-1-semi-bold text-base">
          Sell {formatCrypto(entry.amountFrom, ticker)}
        </span>
        <span className="block truncate body-3 text-muted">
          {entry.providerName} · <RelativeTime instant={entry.createdAt} />
        </span>
      </span>
      <span className="flex flex-col items-end gap-4 min-[560px]:flex-row min-[560px]:items-center min-[560px]:gap-16">
        <span className="tabular body-1 text-base">
          {entry.amountTo ? formatFiat(entry.amountTo, entry.toCurrency) : entry.toCurrency}
        </span>
        <StatusTag status={statusOf(entry)} />
      </span>
      <ChevronRight size={20} className="text-muted" aria-hidden="true" />
    </Link>
  );
}
