import { ControlledClock } from '@exchange-sim/clock';
import { MemoryRecorder } from '@exchange-sim/trace';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasRedisServer, startRedis } from '../../test/redis-server.js';
import { openDatabase } from '../database/open-database.js';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.js';
import { connectRedis } from '../redis/connect-redis.js';
import { forgetJobs } from '../redis/forget-jobs.js';
import { knownPrefix } from '../redis/redis-prefix.js';
import type { JobRun } from './job.js';
import { openQueues } from './open-queues.js';

const migrations = new URL('../../migrations/', import.meta.url);
const job = { queue: 'mail', name: 'send', data: { to: 'alice' } };

test('a Redis that is not there is one sentence without the password', async () => {
  const failed = connectRedis('redis://user:s3cret@127.0.0.1:1');
  await expect(failed).rejects.toThrow(/^Redis at 127\.0\.0\.1:1 cannot be used \(.+\): is it running/);
  await expect(failed).rejects.not.toThrow('s3cret');
});

// `job-stores.ts` says when there is none
describe.runIf(hasRedisServer)('with a Redis that the test may end', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
    return () => server.close();
  });

  async function setUp(
    redisUrl: string,
    { name = 'mails', url = server.url, clock = new ControlledClock() } = {},
  ) {
    const database = await openDatabase({ url, name, schema: {}, migrations });
    const recorder = new MemoryRecorder(clock);
    const queues = await openQueues({ database, redisUrl, clock, recorder, party: 'provider-backend' });
    const runs: JobRun[] = [];
    let open = true;
    const close = async () => {
      if (!open) return;
      open = false;
      await queues.close();
      await database.close();
    };
    onTestFinished(close);
    const left = async () => Number((await database.pool.query('select 1 from outbox')).rowCount);
    return {
      ...database,
      queues,
      runs,
      clock,
      close,
      left,
      handler: async (run: JobRun) => void runs.push(run),
    };
  }

  test.each([true, false])(
    'Redis dies and comes back (with its data: %s): no job is lost, and none stays in the outbox',
    async (persistent) => {
      const first = await startRedis({ persistent });
      const { db, queues, runs, handler, clock, left } = await setUp(first.url, {
        name: `died_${persistent}`,
      });
      clock.freeze();
      const tries: number[] = [];
      queues.worker('mail', handler);
      queues.worker('flaky', async ({ attempt }) => {
        tries.push(attempt);
        if (tries.length === 1) throw new Error('not yet');
      });
      await queues.ready;
      await queues.enqueue(db, { queue: 'flaky', name: 'try', data: {}, attempts: 5, backoffMs: 1_000 });
      // nobody works on it yet: it waits in Redis
      await queues.enqueue(db, { ...job, queue: 'slow' });
      await queues.enqueue(db, { ...job, runAt: clock.now() + 1_000 });
      await expect.poll(() => tries).toEqual([1]);
      await expect
        .poll(async () => (await db.execute('select 1 from outbox where relayed')).rowCount)
        .toBe(2);
      await first.kill();
      await queues.enqueue(db, { ...job, data: { to: 'while it was away' } });
      const second = await startRedis({ port: first.port, dir: first.dir, persistent });
      onTestFinished(() => second.close());
      await expect.poll(() => runs.map(({ data }) => data.to)).toEqual(['while it was away']);
      clock.advance(1_000);
      await expect.poll(() => runs).toHaveLength(2);
      await expect.poll(() => tries).toHaveLength(2);
      queues.worker('slow', handler);
      await expect.poll(() => runs).toHaveLength(3);
      await expect.poll(left).toBe(0);
    },
  );

  test('a Redis that is away at the start is waited for, and closing does not wait for it', async () => {
    const first = await startRedis();
    await first.kill();
    const { db, queues, runs, handler } = await setUp(first.url, { name: 'away' });
    queues.worker('mail', handler);
    await queues.enqueue(db, job);
    const second = await startRedis({ port: first.port, dir: first.dir });
    await expect.poll(() => runs).toHaveLength(1);
    await second.close();
    const { queues: never, close } = await setUp(first.url, { name: 'never' });
    never.worker('mail', handler);
    await close();
  });

  test('closes although Redis is gone', async () => {
    const redis = await startRedis();
    const { db, queues, runs, handler, close } = await setUp(redis.url, { name: 'gone' });
    queues.worker('mail', handler);
    await queues.enqueue(db, job);
    await expect.poll(() => runs).toHaveLength(1);
    await redis.close();
    await close();
  });

  test('databases of one name on two servers share a Redis and no jobs', async () => {
    const [redis, other] = await Promise.all([startRedis(), startPostgres()]);
    const [one, two] = [await setUp(redis.url), await setUp(redis.url, { url: other.url })];
    onTestFinished(async () => {
      await Promise.all([one.close(), two.close()]);
      await Promise.all([redis.close(), other.close()]);
    });
    two.queues.worker('mail', two.handler);
    await Promise.all([one.queues.ready, two.queues.ready]);
    await one.queues.enqueue(one.db, { ...job, data: { to: 'one' } });
    await two.queues.enqueue(two.db, { ...job, data: { to: 'two' } });
    await expect.poll(() => two.runs).toHaveLength(1);
    one.queues.worker('mail', one.handler);
    await expect.poll(() => one.runs).toHaveLength(1);
    expect([one.runs[0]?.data.to, two.runs[0]?.data.to]).toEqual(['one', 'two']);
    const connection = await connectRedis(redis.url);
    const [mine, theirs] = [await knownPrefix(one.pool), await knownPrefix(two.pool)];
    await one.close();
    await forgetJobs(mine ?? '', redis.url);
    expect(await connection.keys(`${mine}:*`)).toEqual([]);
    expect(await connection.keys(`${theirs}:*`)).not.toEqual([]);
    connection.disconnect();
  });

  test('a wrong password is one sentence without it', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const connection = await connectRedis(redis.url);
    await connection.config('SET', 'requirepass', 'right');
    connection.disconnect();
    const failed = connectRedis(`redis://:s3cret@127.0.0.1:${redis.port}`);
    await expect(failed).rejects.toThrow(/^Redis at 127\.0\.0\.1:\d+ cannot be used \(WRONGPASS/);
    await expect(failed).rejects.not.toThrow('s3cret');
  });
});
