/** What the page saw, told to the wallet's process for the trace: clicks, frames, wallet-api calls. @module */
import { type HopReport, walletApi } from '@exchange-sim/contract';

type PageHop = Omit<HopReport, 'start' | 'end'> & { start?: number; end?: number };

const waiting: HopReport[] = [];
let last = 0;
let scheduled = false;

/** Present instant of this page: milliseconds since the epoch, with fractions, never the same twice. */
export function hopNow(): number {
  last = Math.max(performance.timeOrigin + performance.now(), last + 0.001);
  return last;
}

/** Reports a hop; hops of the same turn of the event loop travel together. */
export function reportHop(hop: PageHop): void {
  waiting.push({ ...hop, start: hop.start ?? hopNow() });
  if (scheduled) return;
  scheduled = true;
  setTimeout(flushHops, 0);
}

/** Something the user did in the wallet. */
export function reportUserAct(name: string, request?: unknown): void {
  reportHop({ from: 'user', to: 'wallet', kind: 'ui', name, request });
}

/** Something the wallet showed to the user. */
export function reportShown(name: string, request?: unknown): void {
  reportHop({ from: 'wallet', to: 'user', kind: 'ui', name, request });
}

/** Sends what waits; called by itself, and by the page when it goes away. */
export function flushHops(): void {
  scheduled = false;
  if (waiting.length === 0) return;
  const hops = waiting.splice(0, 200);
  const body = JSON.stringify({ hops });
  // A lost report costs an arrow of the trace; it must not disturb the person at the wallet.
  fetch(walletApi.hops.path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    keepalive: body.length < 60_000,
  }).catch(() => undefined);
  if (waiting.length > 0) reportRest();
}

function reportRest() {
  scheduled = true;
  setTimeout(flushHops, 0);
}

window.addEventListener('pagehide', flushHops);
