import { spawn } from 'node:child_process';
import { RUNNERS, type Runner, type RunnerState } from './launch-plan.js';

const LIMIT_MS = 10_000;

/** Looks which ways of running Speculos this machine has. */
export async function runnerStates(): Promise<Record<Runner, RunnerState>> {
  const states = await Promise.all(RUNNERS.map(async (runner) => [runner, await stateOf(runner)] as const));
  return Object.fromEntries(states) as Record<Runner, RunnerState>;
}

/** `docker version` fails when only the client is there; `speculos --help` tells that its Python is whole. */
function stateOf(runner: Runner): Promise<RunnerState> {
  return new Promise((resolve) => {
    const question = runner === 'speculos' ? '--help' : 'version';
    const child = spawn(runner, [question], { stdio: 'ignore', timeout: LIMIT_MS });
    child.on('error', () => resolve('absent'));
    child.on('exit', (code) => resolve(code === 0 ? 'works' : runner === 'speculos' ? 'absent' : 'asleep'));
  });
}
