import { readFile } from 'node:fs/promises';

export interface UserIds {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root. Under root this is the `postgres` user, or `nobody` where there is none; otherwise
 * `undefined`: the present user will do.
 */
export async function unprivilegedUser(): Promise<UserIds | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = parseUsers(await readFile('/etc/passwd', 'utf8'));
  const found = users.get('postgres') ?? users.get('nobody');
  if (!found)
    throw new Error(
      'The embedded Postgres cannot run as root and this system has neither a "postgres" nor a "nobody" user: add one, or set DATABASE_URL.',
    );
  return found;
}

/** Users of a passwd file by name; a negative id (macOS's nobody) is its unsigned 32-bit value. */
export function parseUsers(passwd: string): Map<string, UserIds> {
  const users = new Map<string, UserIds>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) users.set(name, { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return users;
}
