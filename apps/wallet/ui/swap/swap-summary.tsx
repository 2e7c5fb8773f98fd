import { Link } from 'react-router';
import { useWallet } from '../events/wallet-events.js';
import { formatCrypto } from '../money/money.js';
import { useCurrencies } from '../wire/config.js';
import { swapSearch, type Wish } from './swap-state.js';

/** What was asked for, in one line, with the way back. */
export function SwapSummary({ wish }: { wish: Wish }) {
  const currencyOf = useCurrencies();
  const { accounts } = useWallet();
  const nameOf = (id: string) => accounts?.find((account) => account.id === id)?.name;
  return (
    <p className="flex flex-wrap items-baseline gap-x-8 gap-y-4 rounded-md bg-surface px-16 py-12 body-2 text-muted">
      <span>
        Swap{' '}
        <b className="tabular body-2-semi-bold text-base">
          {formatCrypto(wish.amount, currencyOf(wish.from).ticker)}
        </b>{' '}
        from {nameOf(wish.account) ?? 'an account that is not here'} into{' '}
        <b className="body-2-semi-bold text-base">{currencyOf(wish.to).ticker}</b> on{' '}
        {nameOf(wish.toAccount) ?? 'an account that is not here'}
      </span>
      <Link to={`/swap?${swapSearch(wish)}`} className="rounded-xs text-base underline">
        Change
      </Link>
    </p>
  );
}
