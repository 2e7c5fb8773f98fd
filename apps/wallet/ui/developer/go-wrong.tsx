import { Problem } from '../controls/problem.js';
import { ScenarioMenu } from './scenario-menu.js';
import { ScenarioWords } from './scenario-words.js';
import { useActiveScenario, useScenarios, useSwitch } from './use-scenarios.js';

/** The menu “Make it go wrong”: choosing switches on. */
export function GoWrong() {
  const { data: scenarios, error, refetch } = useScenarios();
  const active = useActiveScenario();
  const change = useSwitch();
  return (
    <section aria-labelledby="go-wrong" className="flex min-w-0 flex-[2] flex-col gap-8">
      <h2 id="go-wrong" className="body-2-semi-bold text-base">
        Make it go wrong
      </h2>
      {error && (
        <Problem title="What can go wrong is not known" error={error} onRetry={() => void refetch()} />
      )}
      {change.error && <Problem title="Nothing was switched on" error={change.error} />}
      {scenarios?.length === 0 && <p className="body-3">This stack was started without scenarios.</p>}
      {scenarios && scenarios.length > 0 && (
        <div className="flex flex-col gap-24 @min-[560px]:flex-row">
          <div className="min-w-0 flex-1">
            <ScenarioMenu scenarios={scenarios} active={active?.id} onChoose={change.mutate} />
          </div>
          <div className="min-w-0 flex-1">
            {active ? (
              <ScenarioWords scenario={active} onHonest={() => change.mutate(null)} />
            ) : (
              <p className="body-3 text-muted">
                Everybody is honest. Choose something: it is switched on at once, and here stands what to do
                and what you will see.
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
