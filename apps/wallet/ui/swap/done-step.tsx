import { Button, Spot } from '@ledgerhq/lumen-ui-react';
import { CheckmarkCircleFill } from '@ledgerhq/lumen-ui-react/symbols';
import { Link, Navigate, useSearchParams } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { Fact } from '../controls/fact.js';
import { statusOf } from '../history/status.js';
import { StatusTag } from '../history/status-tag.js';
import { useHistory } from '../history/use-history.js';
import { formatCrypto } from '../money/money.js';
import { useCurrencies } from '../wire/config.js';
import { readSwapState, wishOf } from './swap-state.js';

/** Step 4: the deposit is on the chain; from here on the provider works, and History follows it. */
export function DoneStep() {
  const [search] = useSearchParams();
  const currencyOf = useCurrencies();
  const swapId = search.get('swap');
  const hash = search.get('hash');
  const wish = wishOf(readSwapState(search));
  const entry = useHistory().data?.find(({ id }) => id === swapId);
  if (!swapId) return <Navigate to="/swap" replace />;
  return (
    <section aria-labelledby="question" className="rise flex flex-col gap-24">
      <div role="status" className="flex flex-col items-center gap-12 rounded-lg bg-surface p-24 text-center">
        <Spot appearance="icon" icon={CheckmarkCircleFill} size={56} />
        <h2 id="question" className="heading-4-semi-bold text-base">
          Swap on its way
        </h2>
        <p className="tabular body-2 text-muted">
          {wish &&
            `${formatCrypto(wish.amount, currencyOf(wish.from).ticker)} left your account to become ${currencyOf(wish.to).ticker}. `}
          Keep the Swap ID: the provider’s support asks for it.
        </p>
        {entry && <StatusTag status={statusOf(entry)} />}
      </div>
      <dl className="flex flex-col rounded-lg bg-surface px-24 py-8 body-2">
        <Fact name="Swap ID">
          <Copyable text={swapId} what="Swap ID" whole />
        </Fact>
        {hash && (
          <Fact name="Your deposit">
            <Copyable text={hash} what="transaction hash" />
          </Fact>
        )}
      </dl>
      <div className="flex flex-col gap-12 min-[560px]:flex-row">
        <Button asChild appearance="accent" size="lg" isFull>
          <Link to={`/history/${swapId}`}>Track in History</Link>
        </Button>
        <Button asChild appearance="gray" size="lg" isFull>
          <Link to="/swap">Swap again</Link>
        </Button>
      </div>
    </section>
  );
}
