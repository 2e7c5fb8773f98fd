import { Link } from 'react-router';
import { useWallet } from '../events/wallet-events.js';
import { formatCrypto } from '../money/money.js';
import { countryName, methodName } from '../ramp/names.js';
import { useCurrencies } from '../wire/config.js';
import { type SellState, sellSearch } from './sell-state.js';

/** What was answered so far, in one line, with the way back. */
export function SaleSummary({ state }: { state: SellState & { from: string; to: string; amount: string } }) {
  const { ticker } = useCurrencies()(state.from);
  const account = useWallet().accounts?.find(({ id }) => id === state.account);
  return (
    <p className="flex flex-wrap items-baseline gap-x-8 gap-y-4 rounded-md bg-surface px-16 py-12 body-2 text-muted">
      <span>
        Sell <b className="tabular body-2-semi-bold text-base">{formatCrypto(state.amount, ticker)}</b>
        {account && <> from {account.name}</>}, receive{' '}
        <b className="body-2-semi-bold text-base">{state.to}</b>
        {state.method && state.country && (
          <>
            {' '}
            by {methodName(state.method)} in {countryName(state.country)}
          </>
        )}
      </span>
      <Link to={`/sell?${sellSearch(state)}`} className="rounded-xs text-base underline">
        Change
      </Link>
    </p>
  );
}
