import { isIP } from 'node:net';
import { UsageError } from './usage-error.js';

/** A port from the command line. @throws UsageError naming the flag */
export function portOf(text: string, flag: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`${flag} ${text} is not a port: give a whole number from 0 to 65535.`);
}

/** An address to listen on. @throws UsageError */
export function hostOf(text: string): string {
  if (isIP(text)) return text;
  throw new UsageError(
    `--host ${text} is not an IP address: give one to listen on, such as 127.0.0.1 or 0.0.0.0.`,
  );
}
