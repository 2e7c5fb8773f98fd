import { WarningFill } from '@ledgerhq/lumen-ui-react/symbols';
import { Link } from 'react-router';
import { SmallButton } from './small-button.js';
import { useActiveScenario, useSwitch } from './use-scenarios.js';

/** Says what goes wrong on purpose, wherever the user is, and ends it. Nothing while everybody is honest. */
export function GoesWrong({ linked = false }: { linked?: boolean }) {
  const active = useActiveScenario();
  const { mutate } = useSwitch();
  if (!active) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-12 gap-y-4 body-3 text-base">
      <span role="status" className="flex items-center gap-6">
        <WarningFill size={16} aria-hidden="true" className="shrink-0 text-warning" />
        <span>
          <span className="body-3-semi-bold">Goes wrong on purpose:</span>{' '}
          {linked ? (
            <Link to="/developer" className="underline">
              {active.title}
            </Link>
          ) : (
            active.title
          )}
        </span>
      </span>
      <SmallButton onClick={() => mutate(null)}>Be honest again</SmallButton>
    </p>
  );
}

/** The same on screens that have no room for the drawer. */
export function GoesWrongBanner() {
  return (
    <div className="bg-warning px-16 py-8 empty:hidden min-[760px]:hidden">
      <GoesWrong linked />
    </div>
  );
}
