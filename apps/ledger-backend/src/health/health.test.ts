import { startPostgres } from '@exchange-sim/storage';
import { expect, onTestFinished, test } from 'vitest';
import { newBackend } from '../../test/backend.js';
import { newProviderRow } from '../../test/provider-row.js';

test('without its database it says so, and goes on when the database is back', async () => {
  const first = await startPostgres();
  onTestFinished(() => first.close());
  const backend = await newBackend(first.url, [newProviderRow()]);
  expect(await backend.get('/health')).toMatchObject({ status: 200, body: { service: 'ledger-backend' } });
  process.kill(first.pid, 'SIGKILL');
  const away = { status: 503, body: { messageKey: 'SERVICE_UNAVAILABLE_ERROR' } };
  await expect.poll(() => backend.get('/health'), { timeout: 5_000 }).toMatchObject(away);
  expect(await backend.get('/history')).toMatchObject(away);
  const second = await startPostgres({ port: first.port, dataDir: first.dataDir });
  onTestFinished(() => second.close());
  await expect.poll(() => backend.get('/health'), { timeout: 5_000 }).toMatchObject({ status: 200 });
  expect(await backend.get('/history')).toMatchObject({ status: 200, body: { entries: [] } });
});
