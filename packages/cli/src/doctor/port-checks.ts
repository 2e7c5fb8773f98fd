import { createServer } from 'node:net';
import { DEFAULT_PORTS } from '@exchange-sim/stack';
import { type Finding, finding } from './finding.js';

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The default ports, one finding for all that are free and one for each that is not. */
export async function portChecks(): Promise<Finding[]> {
  const ports = Object.entries(DEFAULT_PORTS);
  const free = await Promise.all(ports.map(([, port]) => isFree(port)));
  const taken = ports.filter((_, index) => !free[index]);
  if (!taken.length) return [finding('ok', 'ports', `${ports.map(([, port]) => port).join(', ')} are free`)];
  return taken.map(([part, port]) =>
    finding(
      'warning',
      'ports',
      `${port} (${part}) is in use`,
      'stop what listens there, or start with --ports auto',
    ),
  );
}
