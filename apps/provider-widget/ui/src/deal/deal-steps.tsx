import type { Product } from '../wallet/sdk-failure.js';
import type { DealStep } from './run-deal.js';

const LOOK_AT: Record<Product, string> = {
  sale: 'the amount and the provider',
  swap: 'both amounts and the provider',
};

const stepsOf = (product: Product): { step: DealStep; title: string; detail: string }[] => [
  { step: 'checking', title: 'Confirming your price', detail: 'We hold it for you.' },
  {
    step: 'signing',
    title: 'Continue on your signer',
    detail: `Check ${LOOK_AT[product]} on its screen, then approve or refuse there.`,
  },
  { step: 'telling', title: 'Recording the result', detail: 'Almost done.' },
];

/** Where the running sale or swap stands. */
export function DealSteps({ product, step }: { product: Product; step: DealStep }) {
  const steps = stepsOf(product);
  const at = steps.findIndex((known) => known.step === step);
  return (
    <>
      <ol className="steps" aria-label={`Progress of your ${product}`}>
        {steps.map(({ step: name, title, detail }, index) => (
          <li
            key={name}
            className={index < at ? 'step-done' : index === at ? 'step-now' : 'step-later'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="step-title">{title}</span>
            {index === at && <span className="hint">{detail}</span>}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {steps[at]?.title}
      </p>
    </>
  );
}
