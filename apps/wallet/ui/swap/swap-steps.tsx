import { type Step, Steps, stepOf } from '../controls/steps.js';

const STEPS: readonly Step[] = [
  { name: 'Amount', path: '/swap' },
  { name: 'Quote', path: '/swap/quotes' },
  { name: 'Review', path: '/swap/review' },
  { name: 'On its way', path: '/swap/done' },
];

/** The four steps of a swap, at the one a path belongs to. */
export function SwapSteps({ pathname }: { pathname: string }) {
  const current = stepOf(STEPS, pathname);
  return (
    <Steps label="Steps of the swap" steps={STEPS} current={current} over={current === STEPS.length - 1} />
  );
}
