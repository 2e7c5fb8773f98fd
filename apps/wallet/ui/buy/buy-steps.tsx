import { type Step, Steps, stepOf } from '../controls/steps.js';

const STEPS: readonly Step[] = [
  { name: 'Amount', path: '/buy' },
  { name: 'Where from', path: '/buy/where' },
  { name: 'Provider', path: '/buy/quotes' },
  { name: 'Payment', path: '/buy/live-app' },
];

/** The four steps of a purchase, at the one a path belongs to. */
export function BuySteps({ pathname }: { pathname: string }) {
  return <Steps label="Steps of the purchase" steps={STEPS} current={stepOf(STEPS, pathname)} />;
}
