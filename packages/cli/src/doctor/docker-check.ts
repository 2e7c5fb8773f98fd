import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Finding, finding } from './finding.js';

const COMPOSE_FILE = fileURLToPath(new URL('../../../../docker-compose.yml', import.meta.url));
const LIMIT_MS = 10_000;
const run = promisify(execFile);

/** Docker is only needed for `docker compose up`: without it nothing is wrong. */
export async function dockerCheck(): Promise<Finding[]> {
  if (!existsSync(COMPOSE_FILE))
    return [
      finding('problem', 'compose file', `${COMPOSE_FILE} is missing`, 'check the repository out again'),
    ];
  const client = await answers('docker', '--version');
  if (client === undefined) return [finding('ok', 'Docker', 'not here: only docker compose needs it')];
  const plugin = await answers('docker', 'compose', 'version');
  if (plugin === undefined)
    return [
      finding(
        'warning',
        'Docker',
        `${client}, without its compose plugin`,
        'install the compose plugin to use docker-compose.yml',
      ),
    ];
  try {
    await run('docker', ['compose', '--file', COMPOSE_FILE, 'config', '--quiet'], { timeout: LIMIT_MS });
    return [finding('ok', 'Docker', `${client}; docker-compose.yml is valid`)];
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    return [
      finding(
        'problem',
        'compose file',
        said.split('\n')[0] ?? 'is not valid',
        'mend docker-compose.yml or .env',
      ),
    ];
  }
}

async function answers(command: string, ...args: string[]): Promise<string | undefined> {
  try {
    return (await run(command, args, { timeout: LIMIT_MS })).stdout.trim().split('\n')[0];
  } catch {
    return undefined;
  }
}
