import type { HistoryEntry } from '@exchange-sim/contract';
import { Button, Link as LumenLink } from '@ledgerhq/lumen-ui-react';
import { Clock } from '@ledgerhq/lumen-ui-react/symbols';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { formatCrypto, formatFiat } from '../money/money.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { RelativeTime } from '../time/relative-time.js';
import { useCurrencies } from '../wire/config.js';
import { statusOf } from './status.js';
import { StatusTag } from './status-tag.js';
import { useHistory } from './use-history.js';

/** One sale, with every id and address one may need when asking about it. */
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
    <Page title="Sale" action={back}>
      {error && <Problem title="The history is not known" error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <Loading />}
      {entries && !entry && (
        <Empty icon={Clock} title="There is no such sale">
          <p>The Ledger Backend knows no sale {id} of this wallet’s accounts.</p>
        </Empty>
      )}
      {entry && <Entry entry={entry} />}
    </Page>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { ticker } = useCurrencies()(entry.fromCurrency);
  const status = statusOf(entry);
  const fiat = (amount: string) => formatFiat(amount, entry.toCurrency);
  return (
    <>
      <section aria-label="Status" className="flex flex-col items-start gap-12 rounded-lg bg-surface p-24">
        <StatusTag status={status} />
        <p className="tabular heading-3-semi-bold text-base">
          {formatCrypto(entry.amountFrom, ticker)}
          {entry.amountTo && <span className="text-muted"> → {fiat(entry.amountTo)}</span>}
        </p>
        <p className="body-2 text-muted">
          {status.sentence} {entry.deviceMessage}
        </p>
      </section>
      <dl className="flex flex-col rounded-lg bg-surface px-24 py-8 body-2">
        <Fact name="Provider">{entry.providerName}</Fact>
        <Fact name="Created">
          <RelativeTime instant={entry.createdAt} />
        </Fact>
        <Fact name="Last change">
          <RelativeTime instant={entry.updatedAt} />
        </Fact>
        {entry.providerFees && <Fact name="Provider fees">{fiat(entry.providerFees)}</Fact>}
        {entry.referralFees && <Fact name="Referral fees">{fiat(entry.referralFees)}</Fact>}
        <Fact name="Sell id">
          <Copyable text={entry.id} what="sell id" whole />
        </Fact>
        {entry.quoteId && (
          <Fact name="Quote id">
            <Copyable text={entry.quoteId} what="quote id" whole />
          </Fact>
        )}
        <Fact name="From">
          <Copyable text={entry.refundAddress} what="your address" />
        </Fact>
        <Fact name="Deposit address">
          <Copyable text={entry.payinAddress} what="deposit address" />
        </Fact>
        {entry.transactionHash && (
          <Fact name="Transaction">
            <Copyable text={entry.transactionHash} what="transaction hash" />
          </Fact>
        )}
        {entry.supportUrl && (
          <Fact name="Support">
            <LumenLink href={entry.supportUrl} target="_blank" rel="noreferrer" size="sm" isExternal>
              {`${entry.providerName} support`}
            </LumenLink>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-16 border-b border-muted-subtle py-12 last:border-b-0">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right text-base tabular">{children}</dd>
    </div>
  );
}
