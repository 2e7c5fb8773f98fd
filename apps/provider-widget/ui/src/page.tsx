/** Puts the page that the address asks for into the document. @module */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from './config/load-config.js';
import { dress } from './layout/dress.js';
import { PageTitle } from './layout/page-title.js';
import { Shell } from './layout/shell.js';
import { start } from './start.js';
import { isInsideWallet } from './wallet/wallet-transport.js';

dress(location.search);

async function page() {
  const { search, hash } = location;
  if (import.meta.env.MODE === 'mock') {
    const { startMock } = await import('./mock/browser.js');
    const { config, walletTransport } = await startMock();
    return start({ config, search: location.search, hash, insideWallet: true, walletTransport });
  }
  const config = await loadConfig();
  document.title = config.brand;
  return start({ config, search, hash, insideWallet: isInsideWallet() });
}

function failure(error: unknown) {
  return (
    <Shell brand="Northgate Pay">
      <section className="panel narrow">
        <PageTitle>This site is not working at the moment</PageTitle>
        <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
        <p>Nothing was sold or swapped. Close this page and try again in a moment.</p>
      </section>
    </Shell>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode>{await page().catch(failure)}</StrictMode>);

// The SDK's chunk is fetched while the user reads, so that the button answers at once.
const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
whenIdle(() => void import('./wallet/open-sdk.js').catch(() => undefined));
