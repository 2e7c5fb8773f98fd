import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { DeveloperDrawer } from '../developer/developer-drawer.js';
import { GoesWrongBanner } from '../developer/goes-wrong.js';
import { SignerColumn } from '../signer/signer-column.js';
import { Loading } from './loading.js';
import { Navigation } from './navigation.js';
import { PartsBanner } from './parts-banner.js';
import { QuietBoundary } from './quiet-boundary.js';

/** Three columns: navigation, content, signer. On narrow screens a bottom bar, the content, and the signer as a sheet. */
export function AppShell() {
  useTopOfEachPage();
  return (
    <div className="flex h-dvh flex-col bg-canvas text-base">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-8 focus:left-8 focus:z-10 focus:rounded-sm focus:bg-surface focus:p-8"
      >
        Skip to content
      </a>
      <div className="flex min-h-0 flex-1 flex-col-reverse min-[760px]:flex-row">
        <Navigation />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <PartsBanner />
          <QuietBoundary>
            <GoesWrongBanner />
          </QuietBoundary>
          <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        <QuietBoundary>
          <SignerColumn />
        </QuietBoundary>
      </div>
      <QuietBoundary>
        <DeveloperDrawer />
      </QuietBoundary>
    </div>
  );
}

/**
 * Each page begins at its top: the column that scrolls stays when the page in it changes. So does the keyboard: what had the
 * focus went with the last page, and the next Tab would begin at the top of the navigation.
 */
function useTopOfEachPage() {
  const { pathname } = useLocation();
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    const content = document.getElementById('content');
    if (!content) return;
    content.scrollTop = 0;
    if (!isFirst.current && document.activeElement === document.body) content.focus({ preventScroll: true });
    isFirst.current = false;
  }, [pathname]);
}
