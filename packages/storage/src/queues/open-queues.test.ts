import { type Clock, ControlledClock, SystemClock } from '@exchange-sim/clock';
import { MemoryRecorder } from '@exchange-sim/trace';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { JOB_STORES, openJobStore } from '../../test/job-stores.js';
import { spawnSource } from '../../test/spawn-source.js';
import { openDatabase } from '../database/open-database.js';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.js';
import { forgetJobs } from '../redis/forget-jobs.js';
import { knownPrefix } from '../redis/redis-prefix.js';
import { GiveUp, type JobRun } from './job.js';
import { openQueues } from './open-queues.js';

const migrations = new URL('../../migrations/', import.meta.url);

function collect() {
  const runs: JobRun[] = [];
  return { runs, handler: async (job: JobRun) => void runs.push(job) };
}

const job = { queue: 'mail', name: 'send', data: { to: 'alice' } };

describe.each(JOB_STORES)('jobs in %s', (store) => {
  let server: RunningPostgres;
  let databases = 0;
  let redisUrl: string | undefined;
  const prefixes = new Set<string | undefined>();
  beforeAll(async () => {
    const [postgres, opened] = await Promise.all([startPostgres(), openJobStore(store)]);
    server = postgres;
    redisUrl = opened.redisUrl;
    return async () => {
      for (const prefix of prefixes) if (redisUrl && prefix) await forgetJobs(prefix, redisUrl);
      await Promise.all([postgres.close(), opened.close()]);
    };
  });

  async function setUp(
    clock: Clock = new SystemClock(),
    name = `queues_${databases++}`,
    url = server.url,
    lockMs = 15_000,
  ) {
    const database = await openDatabase({ url, name, schema: {}, migrations });
    const recorder = new MemoryRecorder(clock);
    const queues = await openQueues({
      database,
      redisUrl,
      clock,
      recorder,
      party: 'provider-backend',
      lockMs,
    });
    const close = async () => {
      await queues.close();
      prefixes.add(await knownPrefix(database.pool).catch(() => undefined));
      await database.close();
    };
    let open = true;
    const closeOnce = async () => {
      if (open) await close();
      open = false;
    };
    onTestFinished(closeOnce);
    return { ...database, queues, recorder, name, close: closeOnce };
  }

  test('a job is done once, after its transaction was committed', async () => {
    const { db, queues } = await setUp();
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.ready;
    await db.transaction(async (tx) => {
      await queues.enqueue(tx, job);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(runs).toEqual([]);
    });
    await expect.poll(() => runs).toMatchObject([{ name: 'send', data: { to: 'alice' }, attempt: 1 }]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toHaveLength(1);
  });

  test('a transaction that rolls back enqueues nothing', async () => {
    const { db, queues } = await setUp();
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.ready;
    const failing = db.transaction(async (tx) => {
      await queues.enqueue(tx, job);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await queues.enqueue(db, { ...job, data: { to: 'bob' } });
    await expect.poll(() => runs.map((run) => run.data.to)).toEqual(['bob']);
  });

  test('retries follow a frozen clock, with doubling waits', async () => {
    const clock = new ControlledClock();
    clock.freeze();
    const { db, queues } = await setUp(clock);
    const tries: number[] = [];
    const start = clock.now();
    queues.worker('mail', async () => {
      tries.push(clock.now() - start);
      if (tries.length < 4) throw new Error('not yet');
    });
    await queues.enqueue(db, { ...job, attempts: 10, backoffMs: 1_000 });
    await expect.poll(() => tries).toEqual([0]);
    for (const [wait, count] of [
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
    ] as const) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      clock.advance(wait - 1);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(tries).toHaveLength(count - 1);
      clock.advance(1);
      await expect.poll(() => tries).toHaveLength(count);
    }
    expect(tries).toEqual([0, 1_000, 3_000, 7_000]);
  });

  test('an advance before the failure is booked still counts', async () => {
    const clock = new ControlledClock();
    clock.freeze();
    const { db, queues } = await setUp(clock);
    let tries = 0;
    queues.worker('mail', async () => {
      tries++;
      if (tries === 1) {
        queueMicrotask(() => clock.advance(60_000));
        throw new Error('not yet');
      }
    });
    await queues.enqueue(db, { ...job, attempts: 3, backoffMs: 1_000 });
    await expect.poll(() => tries).toBe(1);
    clock.advance(60_000);
    await expect.poll(() => tries).toBe(2);
  });

  test('a job for later waits for the clock', async () => {
    const clock = new ControlledClock();
    clock.freeze();
    const { db, queues } = await setUp(clock);
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.ready;
    await queues.enqueue(db, { ...job, runAt: clock.now() + 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.advance(4_999);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toEqual([]);
    clock.advance(1);
    await expect.poll(() => runs).toHaveLength(1);
  });

  test('what one advance makes due is done in the order of its time, first tries and further ones', async () => {
    const clock = new ControlledClock();
    clock.freeze();
    const { db, queues } = await setUp(clock);
    const done: unknown[] = [];
    let failed = 0;
    queues.worker('later', async ({ data }) => void done.push(data.after), { concurrency: 1 });
    queues.worker(
      'again',
      async ({ data, attempt }) => {
        if (attempt > 1) return void done.push(data.after);
        failed++;
        throw new Error('not yet');
      },
      { concurrency: 1 },
    );
    await queues.ready;
    const waits = [3_000, 1_000, 5_000, 2_000, 4_000];
    for (const after of waits)
      await queues.enqueue(db, { queue: 'later', name: 'late', data: { after }, runAt: clock.now() + after });
    clock.advance(60_000);
    await expect.poll(() => done).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
    done.length = 0;
    for (const after of waits)
      await queues.enqueue(db, {
        queue: 'again',
        name: 'retry',
        data: { after },
        attempts: 2,
        backoffMs: after,
      });
    await expect.poll(() => failed).toBe(waits.length);
    clock.advance(60_000);
    await expect.poll(() => done).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  test('GiveUp ends a job, and the trace shows each try', async () => {
    const { db, queues, recorder } = await setUp();
    queues.worker('mail', async ({ attempt }) => {
      throw attempt === 1 ? new Error('not yet') : new GiveUp('never');
    });
    await queues.enqueue(db, { ...job, attempts: 5, backoffMs: 1 });
    await expect
      .poll(() => recorder.hops().map(({ status, response }) => [status, response]))
      .toEqual([
        ['failed', { message: 'not yet' }],
        ['failed', { message: 'never' }],
      ]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(recorder.hops()).toHaveLength(2);
  });

  test('waiting, delayed and failed-once jobs survive a restart of service and database', async () => {
    const clock = new ControlledClock();
    clock.freeze();
    const first = await startPostgres();
    const before = await setUp(clock, 'restarted', first.url);
    let tried = 0;
    before.queues.worker('flaky', async () => {
      tried++;
      throw new Error('not yet');
    });
    await before.queues.enqueue(before.db, { ...job, data: { kind: 'waiting' } });
    await before.queues.enqueue(before.db, { ...job, data: { kind: 'later' }, runAt: clock.now() + 1_000 });
    await before.queues.enqueue(before.db, {
      queue: 'flaky',
      name: 'try',
      data: {},
      attempts: 3,
      backoffMs: 2_000,
    });
    await expect.poll(() => tried).toBe(1);
    await before.close();
    process.kill(first.pid, 'SIGKILL');
    const second = await startPostgres({ dataDir: first.dataDir });
    onTestFinished(async () => {
      await second.close();
      await first.close();
    });
    const after = await setUp(clock, 'restarted', second.url);
    const { runs, handler } = collect();
    after.queues.worker('mail', handler);
    after.queues.worker('flaky', handler);
    await after.queues.ready;
    await expect.poll(() => runs.map((run) => run.data.kind)).toEqual(['waiting']);
    clock.advance(1_000);
    await expect.poll(() => runs.map((run) => run.data.kind)).toEqual(['waiting', 'later']);
    clock.advance(1_000);
    await expect.poll(() => runs.map((run) => run.attempt)).toEqual([1, 1, 2]);
  });

  test('a queue goes on after Postgres was restarted under it', async () => {
    const first = await startPostgres();
    const { db, queues } = await setUp(new SystemClock(), 'bounced', first.url);
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.ready;
    await queues.enqueue(db, job);
    await expect.poll(() => runs).toHaveLength(1);
    let gone = false;
    process.kill(first.pid, 'SIGKILL');
    await expect
      .poll(() =>
        db.execute('select 1').then(
          () => gone,
          () => (gone = true),
        ),
      )
      .toBe(true);
    const second = await startPostgres({ dataDir: first.dataDir, port: first.port });
    await expect
      .poll(() =>
        queues.enqueue(db, job).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect.poll(() => runs, { timeout: 5_000 }).toHaveLength(2);
    onTestFinished(async () => {
      await second.close();
      await first.close();
    });
  });

  test('a job taken by a process that died is taken up by another', async () => {
    const { db, queues, name } = await setUp(new SystemClock(), `queues_${databases++}`, server.url, 300);
    await queues.enqueue(db, job);
    const { child, first } = spawnSource(
      new URL('../../test/stuck-worker.ts', import.meta.url),
      server.url,
      name,
      redisUrl ?? '',
    );
    expect(await first).toBe('taken');
    child.kill('SIGKILL');
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await expect.poll(() => runs, { timeout: 5_000 }).toHaveLength(1);
  });

  test('a job is picked up within milliseconds', async () => {
    const { db, queues } = await setUp();
    let done = 0;
    queues.worker('mail', async () => void done++);
    await queues.ready;
    await queues.enqueue(db, job);
    await expect.poll(() => done).toBe(1);
    const spans: number[] = [];
    for (let i = 2; i < 22; i++) {
      const start = performance.now();
      await queues.enqueue(db, job);
      while (done < i) await new Promise((resolve) => setImmediate(resolve));
      spans.push(performance.now() - start);
    }
    const median = spans.toSorted((a, b) => a - b)[10] ?? Number.POSITIVE_INFINITY;
    expect(median).toBeLessThan(100);
  });

  test('closes although Postgres is gone', async () => {
    const first = await startPostgres();
    const { db, queues, close } = await setUp(new SystemClock(), 'gone', first.url);
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.enqueue(db, job);
    await expect.poll(() => runs).toHaveLength(1);
    await first.close();
    await close();
  });

  test('starts working once Postgres is back, when it was away from the first moment', async () => {
    const first = await startPostgres();
    const database = await openDatabase({ url: first.url, name: 'away', schema: {}, migrations });
    const clock = new SystemClock();
    const queues = await openQueues({
      database,
      redisUrl,
      clock,
      recorder: new MemoryRecorder(clock),
      party: 'provider-backend',
    });
    const { runs, handler } = collect();
    queues.worker('mail', handler);
    await queues.enqueue(database.db, job);
    process.kill(first.pid, 'SIGKILL');
    await expect
      .poll(() =>
        database.ping().then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = await startPostgres({ dataDir: first.dataDir, port: first.port });
    await expect.poll(() => runs, { timeout: 5_000 }).toHaveLength(1);
    await queues.close();
    await database.close();
    await second.close();
    await first.close();
  });

  test.each([0, 20, 40, 60, 90, 130])(
    'a Postgres that dies %i ms after the start neither spins nor hangs',
    async (ms) => {
      const first = await startPostgres();
      const { queues, close } = await setUp(new SystemClock(), 'dying', first.url);
      queues.worker('mail', async () => {});
      queues.worker('flaky', async () => {});
      await new Promise((resolve) => setTimeout(resolve, ms));
      process.kill(first.pid, 'SIGKILL');
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(300);
      await close();
      await first.close();
    },
  );
});
