import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SystemClock } from '@exchange-sim/clock';
import { identifySigner } from '@exchange-sim/stack';
import { inspectElf } from '../elf/inspect-elf.js';
import { untilStopped } from '../until-stopped.js';
import { APP_NAMES, APPS_FOLDER, type AppName, appFile, type DeviceModel } from './apps.js';
import { loadAutomation, readAutomation } from './automation.js';
import { launchOptions, type SpeculosFlags } from './launch-options.js';
import { type Command, chooseRunner, containerName, launchCommand } from './launch-plan.js';
import { runnerStates } from './runners.js';

/** An image may have to be fetched first. */
const READY_LIMIT_MS = 180_000;
const LOOK_EVERY_MS = 250;
const END_LIMIT_MS = 5_000;

const clock = new SystemClock();

/**
 * `exchange-sim speculos`: genuine Speculos with the applications in `speculos/apps/<model>`, until Ctrl-C or until it ends.
 * Exit code: that of Speculos when it ends by itself, else 0.
 */
export async function speculos(flags: SpeculosFlags): Promise<number> {
  const { model, port, image, runner: wanted } = launchOptions(flags);
  const rules = flags.automation === undefined ? undefined : await readAutomation(flags.automation, model);
  const folder = join(flags.apps ?? APPS_FOLDER, model);
  const apps = await presentApps(folder, model);
  await requireFree(port);
  const runner = chooseRunner(await runnerStates(), wanted);
  const command = launchCommand(runner, {
    model,
    apps,
    port,
    folder,
    image,
    ...(flags.seed && { seed: flags.seed }),
  });

  const stopped = untilStopped();
  const child = start(command);
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const url = `http://127.0.0.1:${port}`;
  try {
    if ((await firstOf(url, ended, stopped)) === 'ready') {
      if (rules) await loadAutomation(url, rules, flags.automation ?? '');
      tell(url, model, flags.json ?? false);
      const code = await Promise.race([ended, stopped.then(() => undefined)]);
      if (code !== undefined) return code;
    }
    return 0;
  } finally {
    await end(child, command, port);
  }
}

/** Whether it is ready, or stopped before it was. @throws Error of one sentence when it ends first or takes too long */
async function firstOf(
  url: string,
  ended: Promise<unknown>,
  stopped: Promise<unknown>,
): Promise<'ready' | 'stopped'> {
  const over = new AbortController();
  const first = await Promise.race([
    untilReady(url, over.signal),
    ended.then(() => 'ended' as const),
    stopped.then(() => 'stopped' as const),
  ]);
  over.abort();
  if (first === 'ended')
    throw new Error(
      `Speculos ended before it answered at ${url}: its own words are above; exchange-sim doctor looks at the applications.`,
    );
  if (first === 'late')
    throw new Error(
      `Speculos did not answer at ${url} within ${READY_LIMIT_MS / 1000} s: its own words are above.`,
    );
  return first;
}

/** The applications of the folder that can be used. @throws Error naming the first that cannot, and the mend */
async function presentApps(folder: string, model: DeviceModel): Promise<AppName[]> {
  const apps: AppName[] = [];
  for (const name of APP_NAMES) {
    const { state, subject, text, fix } = await inspectElf(join(folder, appFile(name)));
    const line = `${subject}: ${text}${fix ? `; ${fix}` : ''}.`;
    if (state !== 'problem') apps.push(name);
    else if (name === 'bitcoin' && text === 'does not exist')
      say(`${subject} does not exist: the ${model} ends when Exchange asks it for Bitcoin.`);
    else throw new Error(line);
    if (state === 'warning') say(line);
  }
  return apps;
}

function requireFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () =>
      reject(new Error(`Port ${port} is in use: stop what listens there, or give another with --port.`)),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

/** Its words go to stderr: stdout is ours. A group of its own, so that Ctrl-C reaches it once, from here. */
function start({ program, args, cwd }: Command): ChildProcess {
  say([program, ...args.map((arg, at) => (args[at - 1] === '--seed' ? '…' : arg))].join(' '));
  return spawn(program, args, { stdio: ['ignore', 2, 2], detached: true, ...(cwd !== undefined && { cwd }) });
}

async function untilReady(url: string, over: AbortSignal): Promise<'ready' | 'late'> {
  const until = performance.now() + READY_LIMIT_MS;
  while (!over.aborted && performance.now() < until) {
    if (await identifySigner(url, clock).catch(() => undefined)) return 'ready';
    await clock.sleep(LOOK_EVERY_MS);
  }
  return 'late';
}

/** Asks it to end; what does not is killed, with its container. As first process of a container it hears an interrupt only. */
async function end(child: ChildProcess, { program }: Command, port: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isContainer = program !== 'speculos';
  const patience = clock.after(END_LIMIT_MS, () => {
    if (isContainer) spawn(program, ['kill', containerName(port)], { stdio: 'ignore' });
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
  child.kill(isContainer ? 'SIGINT' : 'SIGTERM');
  await gone;
  patience.cancel();
}

function tell(url: string, model: DeviceModel, json: boolean): void {
  process.stdout.write(
    json
      ? `${JSON.stringify({ signer: url })}\n`
      : `Genuine signer (${model}) at ${url}. Ctrl-C ends it. Now: npx exchange-sim up --signer ${url}\n`,
  );
}

const say = (line: string) => process.stderr.write(`exchange-sim: ${line}\n`);
