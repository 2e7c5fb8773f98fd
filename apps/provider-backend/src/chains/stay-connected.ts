import { SystemClock } from '@exchange-sim/clock';

const RETRY_MS = 250;
/** Connections are mended in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

/** Makes a connection again and again until `isClosed`; `connection` lasts as long as it does. */
export async function stayConnected(connection: () => Promise<void>, isClosed: () => boolean): Promise<void> {
  while (!isClosed()) {
    await connection().catch(() => {});
    if (!isClosed()) await realTime.sleep(RETRY_MS);
  }
}
