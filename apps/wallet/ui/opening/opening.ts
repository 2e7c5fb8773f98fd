/** When the user opens a product: the first arrow of its diagram, and the moment its providers are asked for. @module */
import { type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs, useRouteLoaderData } from 'react-router';
import { reportUserAct } from '../hops/hops.js';

interface Product {
  /** Id of the product's route, whose loader says which opening this is. */
  id: string;
  /** Path of its first step. */
  start: string;
  /** What the trace calls the opening. */
  act: string;
  /** Paths that open nothing when they are reached by their own address. */
  quiet: readonly string[];
}

/** Watches one product being opened. */
export function opening({ id, start, act, quiet }: Product) {
  let openings = 0;
  return {
    id,
    /** Reports the opening before anything of the product is loaded or asked for. */
    load({ request }: LoaderFunctionArgs): number {
      if (quiet.includes(new URL(request.url).pathname)) return openings;
      reportUserAct(act);
      openings += 1;
      return openings;
    },
    /** Going back to the first step to change something keeps what was entered and is no opening; arriving there empty is one. */
    isOpenedAnew({
      currentUrl,
      nextUrl,
    }: Pick<ShouldRevalidateFunctionArgs, 'currentUrl' | 'nextUrl'>): boolean {
      const arrives = nextUrl.pathname === start && currentUrl.pathname !== start;
      return arrives && !nextUrl.searchParams.has('amount');
    },
    /** Which opening of the product this is. */
    useCount: (): number => useRouteLoaderData<number>(id) ?? 0,
  };
}
