import type { ProviderBackendOptions, Running } from './settings.js';

/** Starts the reference provider. @throws Error of one sentence when the port is taken, the database away or an option wrong */
export async function startProviderBackend(options: ProviderBackendOptions): Promise<Running> {
  // Loaded now, so that preparing a database does not load the whole framework.
  const { openProviderBackend } = await import('./provider-backend.js');
  const { app, isBusy, rest, close } = await openProviderBackend(options);
  try {
    await app.listen(options.port, options.host ?? '127.0.0.1');
    const address = app.getHttpServer().address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    return { url: `http://127.0.0.1:${port}`, isBusy, rest, close };
  } catch (error) {
    await close();
    throw isPortTaken(error)
      ? new Error(
          `Port ${options.port} for provider-backend is in use: stop what listens there, or choose another.`,
        )
      : error;
  }
}

const isPortTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Loads the service's code ahead of its start. */
export async function loadProviderBackend(): Promise<void> {
  await import('./provider-backend.js');
}
