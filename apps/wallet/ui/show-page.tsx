import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from './routes.js';
import { newQueryClient, Providers } from './shell/providers.js';
import { configQuery } from './wire/config.js';

/** Puts the wallet into the document; in mode `mock`, after the servers' stand-ins are up. */
export async function showPage(): Promise<void> {
  if (import.meta.env.VITE_MOCK === '1') {
    const { startMocks } = await import('./mocks/browser.js');
    await startMocks();
  }
  const router = createRouter();
  const queryClient = newQueryClient();
  await Promise.all([queryClient.prefetchQuery(configQuery), initialised(router)]);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

/** Resolves when the code of the first page is there. */
function initialised(router: ReturnType<typeof createRouter>): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve();
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}
