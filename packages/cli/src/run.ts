import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Report, runAll, type Scenario, scenarios, toJunit } from '@exchange-sim/scenarios';
import { type StackOptions, startStack } from '@exchange-sim/stack';
import { readEnvironment } from './environment.js';
import { nearestName } from './nearest-name.js';
import { Progress } from './progress.js';
import { untilStopped } from './until-stopped.js';
import { UsageError } from './usage-error.js';

export interface RunFlags {
  all?: boolean;
  list?: boolean;
  headless?: boolean;
  junit?: string;
  json?: boolean;
  seed?: string;
  traces?: string;
}

/** The embedded signer keeps every delay of the genuine one, 25 times as fast. */
const TICK_MS = 4;

/** As shells count a program that a signal ended. */
const STOPPED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * `exchange-sim run`: drives scenarios without a browser. Exit code 0 when all hold, 1 when one does not, 130 after Ctrl-C (129 and
 * 143 after SIGHUP and SIGTERM), which leaves nothing behind and writes no report.
 */
export async function run(names: string[], flags: RunFlags): Promise<number> {
  if (flags.list) {
    process.stdout.write(listOf(scenarios));
    return 0;
  }
  const chosen = choose(names, flags.all ?? false);
  // listened to from the beginning: Ctrl-C while the stack starts ends what has started
  const stopped = untilStopped();
  const stack = await startStack(stackOptions(flags));
  const given = new AbortController();
  const progress = new Progress(chosen.length, process.stderr, flags.json ? undefined : process.stdout);
  try {
    const running = runAll(stack, chosen, progress, given.signal);
    const ended = await Promise.race([stopped, running]);
    progress.clear();
    if (typeof ended === 'string') {
      process.stderr.write(`exchange-sim: stopped after ${progress.done} of ${chosen.length} scenarios.\n`);
      return STOPPED_BY[ended];
    }
    await report(ended, flags);
    return ended.verdicts.every(({ passed }) => passed) ? 0 : 1;
  } finally {
    given.abort();
    await stack.close();
  }
}

async function report(ended: Report, flags: RunFlags): Promise<void> {
  if (flags.traces) await writeTraces(flags.traces, ended);
  if (flags.junit) await write(flags.junit, toJunit(ended));
  process.stdout.write(flags.json ? jsonOf(ended) : summary(ended));
}

/** @throws UsageError when nothing is chosen or a name is unknown */
export function choose(names: readonly string[], all: boolean): readonly Scenario[] {
  if (all) return scenarios;
  if (names.length === 0)
    throw new UsageError('Which scenarios? Name some, or give --all; exchange-sim run --list shows them.');
  const ids = scenarios.map(({ id }) => id);
  return names.map((name) => {
    const scenario = scenarios.find(({ id }) => id === name);
    if (scenario) return scenario;
    const meant = nearestName(name, ids);
    throw new UsageError(
      `There is no scenario "${name}"${meant ? `; did you mean "${meant}"?` : ':'} exchange-sim run --list shows them all.`,
    );
  });
}

function stackOptions(flags: RunFlags): StackOptions {
  const env = readEnvironment(process.env);
  const seed = flags.seed ?? env.EXCHANGE_SIM_SEED;
  return {
    ports: 'auto',
    clock: 'frozen',
    signerTickMs: TICK_MS,
    say: (line) => process.stderr.write(`exchange-sim: ${line}\n`),
    ...(seed && { seed }),
    ...(env.EXCHANGE_SIM_SIGNER_URL && { signer: env.EXCHANGE_SIM_SIGNER_URL }),
    // every run begins with nothing, so that the same seed gives the same trace
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL, databases: 'own' as const }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
  };
}

function listOf(all: readonly Scenario[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, title, clause }) => `${id.padEnd(width)}  ${title} (${clause})\n`).join('');
}

function summary({ verdicts, seed, traceHash }: Report): string {
  const failed = verdicts.filter(({ passed }) => !passed).length;
  const seconds = verdicts.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return `\n${verdicts.length - failed} passed, ${failed} failed in ${seconds.toFixed(1)} s\nseed ${seed}\ntrace ${traceHash}\n`;
}

/** One line; what was hashed is left to `--traces`. */
const jsonOf = (report: Report) =>
  `${JSON.stringify({ ...report, verdicts: report.verdicts.map(({ hashed: _, ...verdict }) => verdict) })}\n`;

async function writeTraces(folder: string, { verdicts }: Report): Promise<void> {
  await written(`--traces ${folder}`, 'Give a folder that is yours to write.', async () => {
    await mkdir(folder, { recursive: true });
    for (const { scenario, hashed } of verdicts) await writeFile(join(folder, `${scenario.id}.txt`), hashed);
  });
}

const write = (file: string, text: string) =>
  written(`--junit ${file}`, 'Give a file in a folder that exists.', () => writeFile(file, text));

/** @throws UsageError when it cannot be written */
async function written(what: string, fix: string, writing: () => Promise<void>): Promise<void> {
  try {
    await writing();
  } catch (error) {
    const words = error instanceof Error ? error.message : error;
    throw new UsageError(`${what} cannot be written: ${words}. ${fix}`);
  }
}
