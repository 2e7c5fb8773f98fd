import { Check } from '@ledgerhq/lumen-ui-react/symbols';
import { Link, useLocation } from 'react-router';

export interface Step {
  name: string;
  path: string;
}

/** Number of the step (from 0) a path belongs to. */
export function stepOf(steps: readonly Step[], pathname: string): number {
  return Math.max(
    0,
    steps.findIndex(({ path }) => path === pathname.replace(/\/$/, '')),
  );
}

interface Props {
  /** What the steps lead through, for assistive technology. */
  label: string;
  steps: readonly Step[];
  current: number;
  /** Nothing can be changed any more: the steps behind are no links. */
  over?: boolean;
}

/** The steps of a product; those behind are links back, with everything entered still in the URL. */
export function Steps({ label, steps, current, over = false }: Props) {
  const { search } = useLocation();
  return (
    <nav aria-label={label}>
      <ol className="flex items-center gap-8">
        {steps.map(({ name, path }, index) => (
          <li
            key={name}
            aria-current={index === current ? 'step' : undefined}
            className="flex items-center gap-8 not-last:flex-1"
          >
            <Marker number={index + 1} done={index < current || over} isCurrent={index === current} />
            <span
              className={`whitespace-nowrap body-3 ${index === current ? 'text-base' : 'hidden text-muted min-[560px]:inline'}`}
            >
              {index < current && !over ? (
                <Link to={`${path}${search}`} className="rounded-xs hover:text-base hover:underline">
                  {name}
                </Link>
              ) : (
                name
              )}
            </span>
            {index < steps.length - 1 && (
              <span
                aria-hidden="true"
                className={`h-1 min-w-8 flex-1 ${index < current ? 'bg-accent' : 'bg-muted'}`}
              />
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Marker({ number, done, isCurrent }: { number: number; done: boolean; isCurrent: boolean }) {
  const look = done || isCurrent ? 'bg-accent text-on-accent' : 'bg-muted text-muted';
  return (
    <span
      aria-hidden="true"
      className={`flex size-24 shrink-0 items-center justify-center rounded-full body-4-semi-bold ${look}`}
    >
      {done ? <Check size={12} /> : number}
    </span>
  );
}
