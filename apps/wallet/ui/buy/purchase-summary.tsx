import { Link } from 'react-router';
import { useWallet } from '../events/wallet-events.js';
import { formatCrypto, formatWholeFiat } from '../money/money.js';
import { countryName, methodName } from '../ramp/names.js';
import { useCurrencies } from '../wire/config.js';
import { amountIn, type BuyState, buySearch } from './buy-state.js';

/** What was answered so far, in one line, with the way back. */
export function PurchaseSummary({
  state,
}: {
  state: BuyState & { from: string; to: string; amount: string };
}) {
  const { ticker } = useCurrencies()(state.to);
  const account = useWallet().accounts?.find(({ id }) => id === state.account);
  const isFiat = amountIn(state) === 'fiat';
  return (
    <p className="flex flex-wrap items-baseline gap-x-8 gap-y-4 rounded-md bg-surface px-16 py-12 body-2 text-muted">
      <span>
        Buy{' '}
        <b className="tabular body-2-semi-bold text-base">
          {isFiat ? ticker : formatCrypto(state.amount, ticker)}
        </b>{' '}
        {isFiat ? 'for' : 'with'}{' '}
        <b className="tabular body-2-semi-bold text-base">
          {isFiat ? formatWholeFiat(state.amount, state.from) : state.from}
        </b>
        {account && <> into {account.name}</>}
        {state.method && state.country && (
          <>
            , paid by {methodName(state.method)} in {countryName(state.country)}
          </>
        )}
      </span>
      <Link to={`/buy?${buySearch(state)}`} className="rounded-xs text-base underline">
        Change
      </Link>
    </p>
  );
}
