import pg from 'pg';

/**
 * A pool that outlives its server: a connection that breaks is dropped, and another is opened when it is needed again. Without
 * these listeners a break would end the process, on an idle connection as on one in use.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ keepAlive: true, ...config });
  pool.on('error', () => {});
  pool.on('connect', guard);
  // BullMQ takes every listener off a connection before it gives it back.
  pool.on('release', (_error, client) => guard(client));
  return pool;
}

function guard(client: pg.ClientBase): void {
  if (!client.listeners('error').includes(dropped)) client.on('error', dropped);
}

const dropped = () => {};
