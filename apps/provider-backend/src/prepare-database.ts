import { SystemClock } from '@exchange-sim/clock';
import { silentRecorder } from '@exchange-sim/trace';

/** Creates and migrates the service's database and its queues on a server, before any service runs. */
export async function prepareProviderDatabase(url: string, name?: string): Promise<void> {
  const [{ openQueues }, { openStore }] = await Promise.all([
    import('@exchange-sim/storage'),
    import('./store.js'),
  ]);
  const store = await openStore(url, name);
  const queues = await openQueues({
    database: store,
    clock: new SystemClock(),
    recorder: silentRecorder,
    party: 'provider-backend',
  });
  await queues.ready;
  await queues.close();
  await store.close();
}
