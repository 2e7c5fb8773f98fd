import { connected, type Engine, type Envelope, workerOptions } from './engine.js';
import { openPatientPool } from './patient-pool.js';

/** BullMQ's own Postgres store, in the schema `bullmq` of the service's database. */
export async function postgresEngine(url: string): Promise<Engine> {
  const { assertSchemaCompatibility, createPostgresBackend, runMigrations, withBackend } = await import(
    'bullmq'
  );
  const pool = openPatientPool(url);
  try {
    const client = await pool.connect();
    try {
      await assertSchemaCompatibility(client).catch(() => runMigrations(client));
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    queue: (name) => connected(() => new Queue<Envelope>(name, { connection: pool })),
    worker: (name, processor, options) =>
      connected(() => new Worker<Envelope>(name, processor, { ...workerOptions(options), connection: pool })),
    close: () => pool.end(),
  };
}
