import type { HistoryEntry } from '@exchange-sim/contract';
import { Button, Skeleton } from '@ledgerhq/lumen-ui-react';
import { ChevronRight, Clock } from '@ledgerhq/lumen-ui-react/symbols';
import { Link } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Page } from '../shell/page.js';
import { RelativeTime } from '../time/relative-time.js';
import { useEntryWords } from './entry-words.js';
import { type StatusView, statusOf } from './status.js';
import { StatusTag } from './status-tag.js';
import { useHistory } from './use-history.js';

/** Everything this wallet bought, sold and swapped, newest first; statuses change by themselves. */
export function HistoryPage() {
  const { data: entries, error, refetch } = useHistory();
  return (
    <Page title="History">
      {error && <Problem title="The history is not known" error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <Skeleton component="list-item" aria-label="Loading history" />}
      {!error && entries?.length === 0 && (
        <Empty icon={Clock} title="Nothing has happened yet">
          <p>
            What you buy, sell and swap appears here with its status, until the coins or the money have
            arrived.
          </p>
          <div className="flex flex-wrap justify-center gap-8">
            <Button asChild appearance="gray" size="sm">
              <Link to="/buy">Start a purchase</Link>
            </Button>
            <Button asChild appearance="gray" size="sm">
              <Link to="/sell">Start a sale</Link>
            </Button>
            <Button asChild appearance="gray" size="sm">
              <Link to="/swap">Start a swap</Link>
            </Button>
          </div>
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

/** The amount that arrives, or, struck out, the one that does not. */
function Received({ text, status: { isVoid } }: { text: string; status: StatusView }) {
  return isVoid ? (
    <s className="tabular body-1 text-muted">{text}</s>
  ) : (
    <span className="tabular body-1 text-base">{text}</span>
  );
}

function Row({ entry }: { entry: HistoryEntry }) {
  const { title, received } = useEntryWords()(entry);
  const status = statusOf(entry);
  return (
    <Link to={`/history/${entry.id}`} className="flex items-center gap-16 p-16 hover:bg-surface-hover">
      <span className="min-w-0 flex-1">
        <span className="tabular block body-1-semi-bold text-base min-[560px]:truncate">{title}</span>
        <span className="block body-3 text-muted">
          {entry.providerName} · <RelativeTime instant={entry.createdAt} />
        </span>
      </span>
      <span className="flex flex-col items-end gap-4 min-[560px]:flex-row min-[560px]:items-center min-[560px]:gap-16">
        <Received text={received} status={status} />
        <StatusTag status={status} />
      </span>
      <ChevronRight size={20} className="text-muted" aria-hidden="true" />
    </Link>
  );
}
