/** When the user opens Sell: the first arrow of its diagram, and the moment the providers are asked for. @module */
import { type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs, useRouteLoaderData } from 'react-router';
import { reportUserAct } from '../hops/hops.js';

export const SELL_ROUTE = 'sell';
const START = '/sell';

let openings = 0;

/** Reports the opening before anything of Sell is loaded or asked for. A Live App reached by its own address opens nothing. */
export function openSell({ request }: LoaderFunctionArgs): number {
  const { pathname } = new URL(request.url);
  if (pathname === `${START}/live-app`) return openings;
  reportUserAct('open sell');
  openings += 1;
  return openings;
}

/** Going back to the first step to change something keeps what was entered and is no opening; arriving there empty is one. */
export function isOpenedAnew({
  currentUrl,
  nextUrl,
}: Pick<ShouldRevalidateFunctionArgs, 'currentUrl' | 'nextUrl'>): boolean {
  const arrives = nextUrl.pathname === START && currentUrl.pathname !== START;
  return arrives && !nextUrl.searchParams.has('amount');
}

/** Which opening of Sell this is. */
export function useOpening(): number {
  return useRouteLoaderData<typeof openSell>(SELL_ROUTE) ?? 0;
}
