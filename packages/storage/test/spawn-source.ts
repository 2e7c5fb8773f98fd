import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Runs a TypeScript source in a Node process of its own; `first` is what it writes first. */
export function spawnSource(file: URL, ...args: string[]) {
  const hook = new URL('./ts-extension-hook.mjs', import.meta.url).href;
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    ['--conditions=source', '--import', hook, fileURLToPath(file), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const first = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text)));
    child.once('close', (code) => reject(new Error(`${file.pathname} ended with ${code} and said nothing`)));
  });
  return { child, first };
}
