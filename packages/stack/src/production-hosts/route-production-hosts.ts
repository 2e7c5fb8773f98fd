import type { BrowserContext, Route } from 'playwright-core';
import { isProductionCall, stackUrlOf } from './production-hosts.js';

/** Told to the Ledger Backend, whose hop shows it: where the call was going. */
const ROUTED_HEADER = 'x-exchange-sim-routed-from';
const HOP_BY_HOP = ['origin', 'referer', 'host', 'connection', 'content-length'];

/**
 * Answers calls of a browser to Ledger's production hosts from a stack, so that widgets built for production work unchanged.
 * Calls to any other host pass. A Chromium that is driven this way answers CORS preflights by itself.
 */
export async function routeProductionHosts(context: BrowserContext, ledgerBackendUrl: string): Promise<void> {
  await context.route(isProductionCall, (route) => answer(route, ledgerBackendUrl));
}

async function answer(route: Route, ledgerBackendUrl: string): Promise<void> {
  const request = route.request();
  const { host, origin, pathname } = new URL(request.url());
  const asked = await request.allHeaders();
  const headers = Object.fromEntries(
    Object.entries(asked).filter(([name]) => !name.startsWith(':') && !HOP_BY_HOP.includes(name)),
  );
  const cors = { 'access-control-allow-origin': asked.origin ?? '*', vary: 'origin' };
  try {
    const response = await route.fetch({
      url: stackUrlOf(new URL(request.url()), ledgerBackendUrl),
      headers: { ...headers, [ROUTED_HEADER]: `${origin}${pathname}` },
      maxRedirects: 0,
    });
    await route.fulfill({ response, headers: { ...response.headers(), ...cors } });
  } catch (error) {
    // a page that is closed meanwhile takes its route along
    if (error instanceof Error && /closed|disposed/i.test(error.message)) return;
    const message = `The stack does not answer for ${host}: ${ledgerBackendUrl} cannot be reached.`;
    await route
      .fulfill({ status: 502, headers: cors, json: { messageKey: 'SERVICE_UNAVAILABLE_ERROR', message } })
      .catch(() => {});
  }
}
