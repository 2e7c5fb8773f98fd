import { spawn } from 'node:child_process';
import type { UserIds } from './unprivileged-user.js';

/** Runs a program to its end; rejects with what it wrote to stderr when it fails. */
export function run(command: string, args: string[], user?: UserIds): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}: ${complaint.trim()}`));
    });
  });
}
