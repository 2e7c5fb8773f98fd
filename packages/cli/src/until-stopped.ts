/** What ends a command that runs until it is told to end. */
export type Stop = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Resolves at the first Ctrl-C, SIGTERM or SIGHUP, to which of them it was. More of them while closing change nothing. */
export function untilStopped(): Promise<Stop> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
  });
}
