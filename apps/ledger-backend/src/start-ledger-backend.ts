import type { LedgerBackend } from './ledger-backend.js';
import type { LedgerBackendOptions } from './options.js';

export interface Running {
  url: string;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy(): boolean;
  /** Resolves when nothing is left to do at this instant of the clock; `true` when there was nothing. */
  rest(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts the mock Ledger Backend. @throws Error of one sentence when the port is taken or the database is away. */
export async function startLedgerBackend(options: LedgerBackendOptions): Promise<Running> {
  // Loaded now, so that reading the registry alone does not load the whole framework.
  const { openLedgerBackend } = await import('./ledger-backend.js');
  const backend = await openLedgerBackend(options);
  try {
    const url = await backend.app
      .listen(options.port, options.host ?? '127.0.0.1')
      .then(() => urlOf(backend));
    return { url, isBusy: () => backend.isBusy(), rest: () => backend.rest(), close: () => backend.close() };
  } catch (error) {
    await backend.close();
    throw isPortTaken(error)
      ? new Error(
          `Port ${options.port} of 127.0.0.1 is in use, so ledger-backend cannot start: stop what listens there, or choose another port.`,
        )
      : error;
  }
}

function urlOf({ app }: LedgerBackend): string {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string')
    throw new Error('ledger-backend listens on no TCP port');
  return `http://127.0.0.1:${address.port}`;
}

const isPortTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Loads the service's code ahead of its start. */
export async function loadLedgerBackend(): Promise<void> {
  await import('./ledger-backend.js');
}
