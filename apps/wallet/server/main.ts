/** Starts the process behind the wallet's page alone, from environment variables. @module */
import { SystemClock } from '@exchange-sim/clock';
import { silentRecorder } from '@exchange-sim/trace';
import { optionsFromEnvironment } from './environment.js';
import { startWallet } from './start-wallet.js';

try {
  const running = await startWallet({
    ...optionsFromEnvironment(process.env),
    clock: new SystemClock(),
    recorder: silentRecorder,
  });
  console.log(`wallet listens on ${running.url}`);
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(`wallet: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
