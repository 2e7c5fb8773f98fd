import type { ScenarioView } from '@exchange-sim/contract';
import { Link as LumenLink } from '@ledgerhq/lumen-ui-react';
import { Link } from 'react-router';
import { SmallButton } from './small-button.js';

/** Where a product begins, filled in with what the scenarios speak of. */
const STARTS = {
  buy: { name: 'Buy', path: '/buy?from=EUR&to=ethereum&amount=100&country=FR&method=card' },
  sell: { name: 'Sell', path: '/sell?from=ethereum&to=EUR&amount=0.5&country=FR&method=sepa' },
  swap: { name: 'Swap', path: '/swap?from=ethereum&to=bitcoin&amount=0.1' },
} as const;

interface Props {
  scenario: ScenarioView;
  onHonest(): void;
}

/** What is switched on, what to do now and what will be seen, in plain words. */
export function ScenarioWords({ scenario, onHonest }: Props) {
  const { title, requirement, clause, product, switchedOn } = scenario;
  const start = STARTS[product];
  return (
    <section aria-label="Switched on" aria-live="polite" className="flex flex-col gap-8 body-3">
      <h3 className="body-2-semi-bold text-base">{title}</h3>
      <dl className="flex flex-col gap-4">
        <Fact name="Do">{scenario.do}</Fact>
        <Fact name="See">{scenario.see}</Fact>
        <Fact name="Why">
          {requirement} <span className="text-muted">({clause})</span>
        </Fact>
        <Fact name="On">
          {switchedOn.map(({ at, behaviour, title: what }) => (
            <span key={`${at} ${behaviour ?? what}`} className="block">
              {at}: {what}
              {behaviour && (
                <>
                  {' '}
                  (<code className="body-4">{behaviour}</code>)
                </>
              )}
            </span>
          ))}
        </Fact>
      </dl>
      <p className="flex flex-wrap items-center gap-12">
        <LumenLink asChild appearance="accent" size="sm">
          <Link to={start.path}>Start at {start.name}</Link>
        </LumenLink>
        <SmallButton onClick={onHonest}>Be honest again</SmallButton>
      </p>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-8">
      <dt className="w-32 shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-base">{children}</dd>
    </div>
  );
}
