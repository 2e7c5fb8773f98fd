/** Starts the mock Ledger Backend alone, from environment variables. @module */
import { createRandom, SystemClock } from '@exchange-sim/clock';
import { silentRecorder } from '@exchange-sim/trace';
import { readEnvironment } from './environment.js';
import { loadProviders } from './registry/load-providers.js';
import { startLedgerBackend } from './start-ledger-backend.js';

try {
  const environment = readEnvironment(process.env);
  const running = await startLedgerBackend({
    host: environment.HOST,
    port: environment.PORT,
    clock: new SystemClock(),
    recorder: silentRecorder,
    random: createRandom(environment.SEED),
    databaseUrl: environment.DATABASE_URL,
    providers: await loadProviders(environment.PROVIDERS_FILE, environment.REGISTRY_URLS),
    allowedOrigins: environment.ALLOWED_ORIGINS,
    logger: { error: (message, error) => console.error(message, error) },
  });
  console.log(`ledger-backend listens on ${running.url}`);
  const stop = () => running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(`ledger-backend: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
