import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const COMMAND = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'exchange-sim.mjs');

/** The suite itself may run against signers and servers from outside; with NO_COLOR, Node would warn of Playwright's FORCE_COLOR. */
const OF_THE_SUITE = ['EXCHANGE_SIM_SIGNER_URL', 'DATABASE_URL', 'REDIS_URL', 'FORCE_COLOR'];

/** Variables for a command under test. It has the embedded signer, Postgres and queues unless told otherwise. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env = Object.entries(process.env).filter(([name]) => !OF_THE_SUITE.includes(name));
  return { ...Object.fromEntries(env), ...more };
}

/** The command as a process of its own, and the line of JSON it printed when it was ready. */
export function start(...args: string[]): Promise<Started> {
  return startWith({}, ...args);
}

interface Started {
  child: ChildProcess;
  json: Record<string, string>;
}

/** The same with more variables. */
export async function startWith(env: Record<string, string>, ...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment(env),
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, json: JSON.parse(line) };
}

/** Ends a process and waits until it is gone; gives its exit code. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
