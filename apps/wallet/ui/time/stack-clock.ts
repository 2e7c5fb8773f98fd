import { useEffect, useState } from 'react';
import { useWallet } from '../events/wallet-events.js';
import type { HeardClock } from '../events/wallet-state.js';

/** Present instant on the stack's clock, milliseconds since the epoch. Before it was heard of, the page's own. */
export function stackNow(clock: HeardClock | undefined): number {
  if (!clock) return Date.now();
  return clock.frozen ? clock.now : clock.now + (performance.now() - clock.heardAt);
}

/** The stack's present instant, renewed every `everyMs` and whenever the clock is frozen, advanced or resumed. */
export function useStackNow(everyMs = 1000): number {
  const { clock } = useWallet();
  const [, renew] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => renew((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return stackNow(clock);
}
