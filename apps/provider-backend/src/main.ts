/** The reference provider alone in a process, set by its environment. @module */
import { createRandom, SystemClock } from '@exchange-sim/clock';
import { type RunningPostgres, startPostgres } from '@exchange-sim/storage';
import { silentRecorder } from '@exchange-sim/trace';
import { readEnvironment } from './environment.js';
import type { Running } from './settings.js';
import { startProviderBackend } from './start-provider-backend.js';

let postgres: RunningPostgres | undefined;

async function start(): Promise<Running> {
  const { databaseUrl, seed, ...settings } = readEnvironment(process.env);
  postgres = databaseUrl ? undefined : await startPostgres();
  const provider = await startProviderBackend({
    ...settings,
    databaseUrl: databaseUrl ?? postgres?.url ?? '',
    clock: new SystemClock(),
    recorder: silentRecorder,
    random: createRandom(seed),
    logger: { error: (message, error) => console.error(message, error ?? '') },
  });
  console.log(`provider-backend listens on ${provider.url}; ${provider.url}/docs describes its API`);
  return provider;
}

async function end(exitCode: number): Promise<void> {
  await started.then((provider) => provider.close()).catch(() => {});
  await postgres?.close();
  process.exit(exitCode);
}

// Before anything is started, so that Ctrl-C never leaves something behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
const started = start();
started.catch((error) => {
  console.error(`provider-backend cannot start: ${error instanceof Error ? error.message : error}`);
  void end(2);
});
