import { spawn } from 'node:child_process';
import { SystemClock } from '@exchange-sim/clock';
import { RUNNERS, type Runner, type RunnerState } from './launch-plan.js';

const LIMIT_MS = 10_000;

const clock = new SystemClock();

/** Looks which ways of running Speculos this machine has. */
export async function runnerStates(): Promise<Record<Runner, RunnerState>> {
  const states = await Promise.all(RUNNERS.map(async (runner) => [runner, await stateOf(runner)] as const));
  return Object.fromEntries(states) as Record<Runner, RunnerState>;
}

/** `docker version` fails when only the client is there; `speculos --help` tells that its Python is whole. */
function stateOf(runner: Runner): Promise<RunnerState> {
  return new Promise((resolve) => {
    const question = runner === 'speculos' ? '--help' : 'version';
    const child = spawn(runner, [question], { stdio: 'ignore' });
    const limit = clock.after(LIMIT_MS, () => child.kill('SIGKILL'));
    const answer = (state: RunnerState) => {
      limit.cancel();
      resolve(state);
    };
    child.on('error', () => answer('absent'));
    child.on('exit', (code) => answer(code === 0 ? 'works' : runner === 'speculos' ? 'absent' : 'asleep'));
  });
}
