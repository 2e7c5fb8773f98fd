import type { HistoryEntry } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { Clock } from '@ledgerhq/lumen-ui-react/symbols';
import { Link, useParams } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { EntryFacts } from './entry-facts.js';
import { useEntryWords } from './entry-words.js';
import { Onward } from './onward.js';
import { ProviderLinks } from './provider-links.js';
import { statusOf, stopReason } from './status.js';
import { StatusTag } from './status-tag.js';
import { useHistory } from './use-history.js';

const TITLES = { buy: 'Purchase', sell: 'Sale', swap: 'Swap' } as const;

/** One transaction, with every id and address one may need when asking about it. */
export function HistoryEntryPage() {
  const { id } = useParams();
  const { data: entries, error, refetch } = useHistory();
  const entry = entries?.find((candidate) => candidate.id === id);
  const back = (
    <Button asChild appearance="gray" size="sm">
      <Link to="/history">All transactions</Link>
    </Button>
  );
  return (
    <Page title={entry ? TITLES[entry.product] : 'Transaction'} action={back}>
      {error && <Problem title="The history is not known" error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <Loading />}
      {entries && !entry && (
        <Empty icon={Clock} title="There is no such transaction">
          <p>The Ledger Backend knows no transaction {id} of this wallet’s accounts.</p>
        </Empty>
      )}
      {entry && <Standing entry={entry} />}
      {entry && <EntryFacts entry={entry} />}
    </Page>
  );
}

/** Where it stands; for a swap with its id and, one click from it, whoever can be asked. */
function Standing({ entry }: { entry: HistoryEntry }) {
  const status = statusOf(entry);
  const { sent, received } = useEntryWords()(entry);
  return (
    <section aria-label="Status" className="flex flex-col items-start gap-12 rounded-lg bg-surface p-24">
      <StatusTag status={status} />
      <p className="tabular heading-3-semi-bold break-words text-base">
        {sent}
        {(entry.amountTo || entry.product !== 'sell') && (
          <span className="text-muted"> → {status.isVoid ? <s>{received}</s> : received}</span>
        )}
      </p>
      <p className="body-2 text-muted">
        {status.sentence} {entry.product !== 'buy' && stopReason(entry)}
      </p>
      {entry.product === 'swap' && (
        <div className="flex flex-col gap-12 self-stretch border-t border-muted-subtle pt-16">
          <p className="flex flex-wrap items-center gap-x-8 body-2 text-muted">
            Swap ID{' '}
            <span className="text-base">
              <Copyable text={entry.id} what="Swap ID" whole />
            </span>
          </p>
          <ProviderLinks entry={entry} isUrgent={status.tone === 'warning'} />
        </div>
      )}
      <Onward entry={entry} />
    </section>
  );
}
