import { setupWorker } from 'msw/browser';
import { backendMock } from './backend-mock.js';
import { walletMock } from './wallet-mock.js';

/** Starts the service worker that plays every server. Only in mode `mock`. */
export async function startMocks(): Promise<void> {
  await setupWorker(...walletMock, ...backendMock).start({ onUnhandledFrame: 'bypass', quiet: true });
}
