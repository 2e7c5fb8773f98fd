import type { SaleStep } from '../sale/run-sale.js';

const STEPS: { step: SaleStep; title: string; detail: string }[] = [
  { step: 'checking', title: 'Confirming your price', detail: 'We hold it for you.' },
  {
    step: 'signing',
    title: 'Continue on your signer',
    detail: 'Check the amount and the provider on its screen, then approve or refuse there.',
  },
  { step: 'telling', title: 'Recording the result', detail: 'Almost done.' },
];

/** Where the running sale stands. */
export function SaleSteps({ step }: { step: SaleStep }) {
  const at = STEPS.findIndex((known) => known.step === step);
  return (
    <>
      <ol className="steps" aria-label="Progress of your sale">
        {STEPS.map(({ step: name, title, detail }, index) => (
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
        {STEPS[at]?.title}
      </p>
    </>
  );
}
