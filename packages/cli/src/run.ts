import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  failureText,
  type Report,
  runAll,
  type Scenario,
  scenarios,
  toJunit,
  type Verdict,
} from '@exchange-sim/scenarios';
import { type StackOptions, startStack } from '@exchange-sim/stack';
import { readEnvironment } from './environment.js';
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

/** `exchange-sim run`: drives scenarios without a browser. Exit code 0 when all hold, 1 when one does not. */
export async function run(names: string[], flags: RunFlags): Promise<number> {
  if (flags.list) {
    process.stdout.write(listOf(scenarios));
    return 0;
  }
  const chosen = choose(names, flags.all ?? false);
  const stack = await startStack(stackOptions(flags));
  try {
    const say = flags.json ? () => {} : (text: string) => process.stdout.write(text);
    const report = await runAll(stack, chosen, (verdict) => say(linesOf(verdict)));
    if (flags.traces) await writeTraces(flags.traces, report);
    if (flags.junit) await write(flags.junit, toJunit(report));
    if (flags.json) process.stdout.write(jsonOf(report));
    say(summary(report));
    return report.verdicts.every(({ passed }) => passed) ? 0 : 1;
  } finally {
    await stack.close();
  }
}

/** @throws UsageError when nothing is chosen or a name is unknown */
export function choose(names: readonly string[], all: boolean): readonly Scenario[] {
  if (all) return scenarios;
  if (names.length === 0)
    throw new UsageError('Which scenarios? Name some, or give --all; exchange-sim run --list shows them.');
  return names.map((name) => {
    const scenario = scenarios.find(({ id }) => id === name);
    if (scenario) return scenario;
    throw new UsageError(`There is no scenario "${name}": exchange-sim run --list shows them all.`);
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

/** One line for a scenario that holds; what was expected, what was seen and the trace for one that does not. */
export function linesOf({ scenario, passed, ms, traceHash, failure, trace }: Verdict): string {
  const line = `${passed ? '✓' : '✗'} ${scenario.id}  ${scenario.title}  ${Math.round(ms)} ms  ${traceHash.slice(0, 12)}\n`;
  if (!failure) return line;
  return [
    `${line}    ${failureText(failure)}`,
    `    Requirement: ${scenario.requirement} (${scenario.clause})`,
    ...trace.map((hop) => `    ${hop}`),
    '',
  ].join('\n');
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
  await mkdir(folder, { recursive: true });
  for (const { scenario, hashed } of verdicts) await writeFile(join(folder, `${scenario.id}.txt`), hashed);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(
      `--junit ${file} cannot be written: ${error instanceof Error ? error.message : error}. Give a file in a folder that exists.`,
    );
  }
}
