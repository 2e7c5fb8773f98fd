/** The reference provider alone in a process, set by its environment. @module */
import { createRandom, SystemClock } from '@exchange-sim/clock';
import { startPostgres } from '@exchange-sim/storage';
import { silentRecorder } from '@exchange-sim/trace';
import { readEnvironment } from './environment.js';
import { startProviderBackend } from './start-provider-backend.js';

async function main(): Promise<void> {
  const { databaseUrl, seed, ...settings } = readEnvironment(process.env);
  const postgres = databaseUrl ? undefined : await startPostgres();
  const provider = await startProviderBackend({
    ...settings,
    databaseUrl: databaseUrl ?? postgres?.url ?? '',
    clock: new SystemClock(),
    recorder: silentRecorder,
    random: createRandom(seed),
    logger: { error: (message, error) => console.error(message, error ?? '') },
  });
  console.log(`provider-backend listens on ${provider.url}, its API is described at ${provider.url}/docs`);
  const stop = () => {
    void provider
      .close()
      .then(() => postgres?.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error) => {
  console.error(`provider-backend cannot start: ${error instanceof Error ? error.message : error}`);
  process.exit(2);
});
