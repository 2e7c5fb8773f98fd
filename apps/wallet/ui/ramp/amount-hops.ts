import { useEffect, useRef } from 'react';
import { hopNow, reportHop } from '../hops/hops.js';

const IDLE_MS = 400;

interface Entered {
  account: string | undefined;
  from: string | undefined;
  to: string | undefined;
  amount: string;
  /** The currency the amount is of, where it may be either. */
  amountIn?: string;
}

/**
 * Reports what the user entered and what the validation said, once the typing pauses or the user goes on; each value once.
 * Returns what reports it at once.
 */
export function useAmountHops(entered: Entered, problem: string | undefined): () => void {
  const key = JSON.stringify(entered);
  const reported = useRef('');
  const report = () => {
    if (reported.current === key) return;
    reported.current = key;
    const { amount, ...selection } = entered;
    reportHop({
      from: 'user',
      to: 'wallet',
      kind: 'ui',
      name: 'enter amount',
      request: { ...selection, amount },
    });
    const end = hopNow();
    reportHop({
      from: 'wallet',
      to: 'user',
      kind: 'ui',
      name: 'validate input',
      start: end,
      end,
      response: problem ? { problem } : { valid: true },
      status: problem ? 'invalid' : 'valid',
    });
  };
  const latest = useRef(report);
  latest.current = report;
  const hasAmount = entered.amount !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new value restarts the wait
  useEffect(() => {
    if (!hasAmount) return;
    const timer = setTimeout(() => latest.current(), IDLE_MS);
    return () => clearTimeout(timer);
  }, [key, hasAmount]);
  return report;
}
