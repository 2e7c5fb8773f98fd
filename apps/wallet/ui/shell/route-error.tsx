import { useEffect, useRef } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Problem } from '../controls/problem.js';
import { useWallet } from '../events/wallet-events.js';

/** Shown in place of a page that cannot be: mostly because the wallet's process does not answer. Recovers when it does. */
export function RouteError() {
  const thrown = useRouteError();
  const error = isRouteErrorResponse(thrown) ? `${thrown.status} ${thrown.statusText}` : thrown;
  const { connected } = useWallet();
  const wasLost = useRef(false);
  useEffect(() => {
    if (connected === false) wasLost.current = true;
    if (connected === true && wasLost.current) window.location.reload();
  }, [connected]);
  return (
    <div className="mx-auto max-w-[640px] p-32">
      <h1 className="sr-only">Wallet</h1>
      <Problem title="This page cannot be shown" error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}
