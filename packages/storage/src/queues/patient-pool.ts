import type { PgPool } from 'bullmq';
import { openPool } from '../database/open-pool.js';
import { pause } from '../until-it-works.js';

/** Connection lost, refused, or not queryable any more; server starting up or shutting down (SQLSTATE classes 08, 57P). */
const AWAY = /^(ECONN|EPIPE|08|57P)|connection|not queryable/i;

/**
 * The pool BullMQ works with. Its loops ask again at once when a query fails, so a query that fails because the server is away
 * does so only after a pause; otherwise they would keep the processor busy, or even the event loop from turning.
 */
export function openPatientPool(url: string): PgPool {
  const pool = openPool({ connectionString: url, max: 12, options: '-c search_path=bullmq' });
  const patient: PgPool & { options: { keepAlive: boolean } } = {
    options: { keepAlive: true },
    connect: () => pool.connect(),
    end: () => pool.end(),
    on: () => patient,
    removeAllListeners: () => patient,
    async query<R>(text: string, params?: readonly unknown[]) {
      try {
        const { rows, rowCount } = await pool.query(text, params?.slice());
        const all: unknown[] = rows;
        return { rows: all as R[], rowCount };
      } catch (error) {
        if (error instanceof Error && AWAY.test(`${'code' in error ? error.code : ''} ${error.message}`))
          await pause();
        throw error;
      }
    },
  };
  return patient;
}
