import type { TimelineStep } from './timeline.js';

/** The steps of a sale or swap, the present one marked. */
export function TimelineList({ steps, label }: { steps: TimelineStep[]; label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.title}
          className={`step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="step-title">{step.title}</span>
          {step.detail && <span className="hint">{step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
