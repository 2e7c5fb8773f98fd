import type { HistoryEntry } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { Link } from 'react-router';
import { useWallet } from '../events/wallet-events.js';
import { againPath, continuePath } from './again.js';
import { isPending } from './status.js';

const AGAIN = { buy: 'Buy again', sell: 'Sell again', swap: 'Swap again' } as const;

/** What can be done next: go on with a purchase that waits for its coins, or do the same once more. */
export function Onward({ entry }: { entry: HistoryEntry }) {
  const { accounts } = useWallet();
  if (entry.product === 'buy' && isPending(entry)) {
    return (
      <Button asChild appearance="accent" size="sm">
        <Link to={continuePath(entry)}>{`Continue at ${entry.providerName}`}</Link>
      </Button>
    );
  }
  if (!accounts || isPending(entry)) return null;
  return (
    <Button asChild appearance="gray" size="sm">
      <Link to={againPath(entry, accounts)}>{AGAIN[entry.product]}</Link>
    </Button>
  );
}
