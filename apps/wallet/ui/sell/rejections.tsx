import type { OffRampRejection } from '@exchange-sim/contract';
import { Link } from 'react-router';
import { formatCrypto } from '../money/money.js';
import { PartyTag } from '../parties/party-tag.js';
import { useCurrencies } from '../wire/config.js';
import { type SellState, sellSearch } from './sell-state.js';

interface Props {
  rejections: readonly OffRampRejection[];
  state: SellState & { from: string };
}

/** Providers that made no offer, each with its reason and the way out. */
export function Rejections({ rejections, state }: Props) {
  if (rejections.length === 0) return null;
  return (
    <section aria-label="Providers without an offer" className="flex flex-col gap-12">
      <h3 className="body-2-semi-bold text-muted">No offer from</h3>
      <ul className="flex flex-col gap-8">
        {rejections.map((rejection) => (
          <li
            key={rejection.providerId}
            className="flex flex-col gap-4 rounded-md bg-surface p-16 body-3 text-muted"
          >
            <span className="flex flex-wrap items-center gap-x-12">
              <b className="body-2-semi-bold text-base">{rejection.providerName}</b>
              <PartyTag party="provider" />
            </span>
            <span className="text-base">{rejection.message}</span>
            {rejection.fix && <span>{rejection.fix}</span>}
            <LimitFix rejection={rejection} state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LimitFix({ rejection, state }: { rejection: OffRampRejection; state: Props['state'] }) {
  const { ticker } = useCurrencies()(state.from);
  const amount = rejection.minRequiredAmount ?? rejection.maxRequiredAmount;
  if (!amount) return null;
  return (
    <Link
      to={`/sell?${sellSearch({ ...state, amount })}`}
      className="self-start rounded-xs text-base underline"
    >
      Sell {formatCrypto(amount, ticker)} instead
    </Link>
  );
}
