/** Creates and migrates the service's database on a server, before any service runs. */
export async function prepareLedgerDatabase(url: string): Promise<void> {
  const { openLedgerDatabase } = await import('./ledger-backend.js');
  const database = await openLedgerDatabase(url);
  await database.close();
}
