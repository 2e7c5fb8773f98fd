import { stackControlApi } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { Problem } from '../controls/problem.js';
import { useWallet } from '../events/wallet-events.js';
import { useStackNow } from '../time/stack-clock.js';
import { call, type Target } from '../wire/call.js';
import { useControl } from '../wire/config.js';
import { SmallButton } from './small-button.js';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const STEPS = [5, 60] as const;

type Command = 'freeze' | 'resume' | { seconds: number };

/** The stack's time: read, stopped, moved. Quotes, blocks and webhooks follow it. */
export function ClockControls() {
  const { clock } = useWallet();
  const now = useStackNow(1000);
  const control = useControl();
  const { mutate, error } = useMutation({ mutationFn: (command: Command) => move(control, command) });
  const movable = control !== undefined && clock?.kind === 'controlled';
  const frozen = clock?.frozen === true;
  return (
    <section aria-labelledby="clock" className="flex flex-col gap-8">
      <h2 id="clock" className="body-2-semi-bold text-base">
        Clock
      </h2>
      <p className="body-3 text-base">
        <span className="tabular">{time.format(now)}</span>{' '}
        <span role="status">{clock ? (frozen ? 'stands still' : 'running') : 'not heard of yet'}</span>
      </p>
      <p className="flex flex-wrap gap-8">
        <SmallButton disabled={!movable || frozen} onClick={() => mutate('freeze')}>
          <Sign path="M4 3h3v10H4zM9 3h3v10H9z" /> Stop
        </SmallButton>
        <SmallButton disabled={!movable || !frozen} onClick={() => mutate('resume')}>
          <Sign path="M4 2.5l9 5.5-9 5.5z" /> Run
        </SmallButton>
        {STEPS.map((seconds) => (
          <SmallButton key={seconds} disabled={!movable} onClick={() => mutate({ seconds })}>
            {`+${seconds} s`}
          </SmallButton>
        ))}
      </p>
      {!movable && clock && (
        <p className="body-4 text-muted">
          {control
            ? 'The stack runs on the system clock: start it with --clock controlled to move time.'
            : 'This wallet runs alone: start the whole stack (npm start) to move time.'}
        </p>
      )}
      {error && <Problem title="The clock did not move" error={error} />}
    </section>
  );
}

async function move(control: Target | undefined, command: Command): Promise<void> {
  if (!control) return;
  if (command === 'freeze') await call(control, stackControlApi.freezeClock);
  else if (command === 'resume') await call(control, stackControlApi.resumeClock);
  else await call(control, stackControlApi.advanceClock, { body: { ms: command.seconds * 1000 } });
}

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width={12} height={12} fill="currentColor" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
