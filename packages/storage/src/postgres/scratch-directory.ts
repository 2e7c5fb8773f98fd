import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 512 * 1024 * 1024;

/**
 * Where data goes that nobody keeps: in memory where the system offers enough of it (containers often offer 64 MB),
 * otherwise the system's temporary directory. TMPDIR, when set, wins.
 */
export async function scratchDirectory(): Promise<string> {
  if (process.env.TMPDIR) return tmpdir();
  const memory = await statfs(MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize >= NEEDED_BYTES ? MEMORY : tmpdir();
}
