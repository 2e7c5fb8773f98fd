import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchDirectory } from '@exchange-sim/storage/postgres';

/** Name of the folder for this run's data, not made yet. What runs that were killed left behind is removed. */
export async function runFolder(): Promise<string> {
  const parent = await scratchDirectory();
  void removeLeftovers(parent);
  return join(parent, `exchange-sim-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Folders carry the id of their process: those of processes that are gone belong to nobody. */
async function removeLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = /^exchange-sim-(\d+)-/.exec(name)?.[1];
    // another user's folder cannot be removed, and need not be
    if (pid && !isAlive(Number(pid)))
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
