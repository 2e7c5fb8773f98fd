import type { SwapRejectionRow } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { Link } from 'react-router';
import { compareWhole, formatCrypto } from '../money/money.js';
import { PartyTag } from '../parties/party-tag.js';
import { useCurrencies } from '../wire/config.js';
import { rejectionSentence, saidOnce } from './rejection-words.js';
import { swapSearch, type Wish } from './swap-state.js';

interface Props {
  rejections: readonly SwapRejectionRow[];
  wish: Wish;
  onRefresh(): void;
}

/** Providers that made no offer, each with its reason and the way out. */
export function SwapRejections({ rejections, wish, onRefresh }: Props) {
  const currencyOf = useCurrencies();
  const pair = { from: currencyOf(wish.from).ticker, to: currencyOf(wish.to).ticker };
  if (rejections.length === 0) return null;
  return (
    <section aria-label="Providers without an offer" className="flex flex-col gap-12">
      <h3 className="body-2-semi-bold text-muted">No offer from</h3>
      <ul className="flex flex-col gap-8">
        {saidOnce(rejections).map((row) => (
          <li
            key={`${row.provider} ${row.type ?? ''} ${row.code}`}
            className="flex flex-col gap-4 rounded-md bg-surface p-16 body-3 text-muted"
          >
            <span className="flex flex-wrap items-center gap-x-12">
              <b className="body-2-semi-bold text-base">{row.providerName}</b>
              <PartyTag party="provider" />
            </span>
            <span className="text-base">{rejectionSentence(row, pair)}</span>
            <WayOut row={row} wish={wish} ticker={pair.from} onRefresh={onRefresh} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WayOutProps {
  row: SwapRejectionRow;
  wish: Wish;
  ticker: string;
  onRefresh(): void;
}

function WayOut({ row, wish, ticker, onRefresh }: WayOutProps) {
  const { minAmount, maxAmount } = row.parameter;
  const instead = [minAmount, maxAmount].find((bound) => bound && isBeyond(wish.amount, bound, minAmount));
  if (row.code === 'amount_off_limits' && instead) {
    return (
      <Link
        to={`/swap?${swapSearch({ ...wish, amount: instead })}`}
        className="self-start rounded-xs text-base underline"
      >
        Swap {formatCrypto(instead, ticker)} instead
      </Link>
    );
  }
  if (row.code === 'timeout_error') {
    return (
      <span>
        <Button appearance="gray" size="sm" onClick={onRefresh}>
          Get new quotes
        </Button>
      </span>
    );
  }
  return row.fix ? <span>{row.fix}</span> : null;
}

/** Whether an amount is on the wrong side of a bound. */
function isBeyond(amount: string, bound: string, least: string | undefined): boolean {
  const difference = compareWhole(amount, bound);
  return bound === least ? difference < 0 : difference > 0;
}
