import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from './routes.js';
import { Providers } from './shell/providers.js';

/** Puts the wallet into the document; in mode `mock`, after the servers' stand-ins are up. */
export async function showPage(): Promise<void> {
  if (import.meta.env.VITE_MOCK === '1') {
    const { startMocks } = await import('./mocks/browser.js');
    await startMocks();
  }
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={createRouter()} />
      </Providers>
    </StrictMode>,
  );
}
