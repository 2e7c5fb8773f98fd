import { type Step, Steps, stepOf } from '../controls/steps.js';

const STEPS: readonly Step[] = [
  { name: 'Amount', path: '/sell' },
  { name: 'Where to', path: '/sell/where' },
  { name: 'Provider', path: '/sell/quotes' },
  { name: 'Review', path: '/sell/live-app' },
];

/** The four steps of a sale, at the one a path belongs to. */
export function SellSteps({ pathname }: { pathname: string }) {
  return <Steps label="Steps of the sale" steps={STEPS} current={stepOf(STEPS, pathname)} />;
}
