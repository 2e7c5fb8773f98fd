import { type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject, redirect } from 'react-router';
import { buyOpening } from './buy/open-buy.js';
import { sellOpening } from './sell/open-sell.js';
import { AppShell } from './shell/app-shell.js';
import { Loading } from './shell/loading.js';
import { RouteError } from './shell/route-error.js';
import { swapOpening } from './swap/open-swap.js';

/** A page whose code is loaded when it is first opened. */
function loaded(load: () => Promise<ComponentType>): Pick<RouteObject, 'lazy'> {
  return { lazy: async () => ({ Component: await load() }) };
}

const buySteps = (): RouteObject[] => [
  { index: true, ...loaded(async () => (await import('./buy/amount-step.js')).AmountStep) },
  { path: 'where', ...loaded(async () => (await import('./buy/where-step.js')).WhereStep) },
  { path: 'quotes', ...loaded(async () => (await import('./buy/quotes-step.js')).QuotesStep) },
];

const sellSteps = (): RouteObject[] => [
  { index: true, ...loaded(async () => (await import('./sell/amount-step.js')).AmountStep) },
  { path: 'where', ...loaded(async () => (await import('./sell/where-step.js')).WhereStep) },
  { path: 'quotes', ...loaded(async () => (await import('./sell/quotes-step.js')).QuotesStep) },
];

const swapSteps = (): RouteObject[] => [
  { index: true, ...loaded(async () => (await import('./swap/form-step.js')).FormStep) },
  { path: 'quotes', ...loaded(async () => (await import('./swap/quotes-step.js')).QuotesStep) },
  { path: 'review', ...loaded(async () => (await import('./swap/review-step.js')).ReviewStep) },
  { path: 'done', ...loaded(async () => (await import('./swap/done-step.js')).DoneStep) },
];

const pages = (): RouteObject[] => [
  { index: true, loader: () => redirect('/portfolio') },
  { path: 'portfolio', ...loaded(async () => (await import('./portfolio/portfolio-page.js')).PortfolioPage) },
  {
    path: 'buy',
    id: buyOpening.id,
    loader: buyOpening.load,
    shouldRevalidate: buyOpening.isOpenedAnew,
    children: [
      { ...loaded(async () => (await import('./buy/buy-layout.js')).BuyLayout), children: buySteps() },
      {
        path: 'live-app',
        ...loaded(async () => (await import('./live-app/buy-live-app-page.js')).BuyLiveAppPage),
      },
    ],
  },
  {
    path: 'sell',
    id: sellOpening.id,
    loader: sellOpening.load,
    shouldRevalidate: sellOpening.isOpenedAnew,
    children: [
      { ...loaded(async () => (await import('./sell/sell-layout.js')).SellLayout), children: sellSteps() },
      {
        path: 'live-app',
        ...loaded(async () => (await import('./live-app/sell-live-app-page.js')).SellLiveAppPage),
      },
    ],
  },
  {
    path: 'swap',
    id: swapOpening.id,
    loader: swapOpening.load,
    shouldRevalidate: swapOpening.isOpenedAnew,
    children: [
      { ...loaded(async () => (await import('./swap/swap-layout.js')).SwapLayout), children: swapSteps() },
      {
        path: 'live-app',
        ...loaded(async () => (await import('./live-app/swap-live-app-page.js')).SwapLiveAppPage),
      },
    ],
  },
  { path: 'history', ...loaded(async () => (await import('./history/history-page.js')).HistoryPage) },
  {
    path: 'history/:id',
    ...loaded(async () => (await import('./history/history-entry-page.js')).HistoryEntryPage),
  },
  { path: 'discover', ...loaded(async () => (await import('./discover/discover-page.js')).DiscoverPage) },
  {
    path: 'discover/:manifestId',
    ...loaded(async () => (await import('./live-app/discover-live-app-page.js')).DiscoverLiveAppPage),
  },
  { path: 'developer', ...loaded(async () => (await import('./developer/developer-page.js')).DeveloperPage) },
  { path: 'settings', ...loaded(async () => (await import('./settings/settings-page.js')).SettingsPage) },
  { path: '*', ...loaded(async () => (await import('./shell/not-found.js')).NotFound) },
];

/** All addresses of the wallet. A router changes the objects it is given, so each gets its own. */
export const createRoutes = (): RouteObject[] => [
  {
    path: '/',
    Component: AppShell,
    ErrorBoundary: RouteError,
    HydrateFallback: Loading,
    children: [{ ErrorBoundary: RouteError, children: pages() }],
  },
];

export const createRouter = () => createBrowserRouter(createRoutes());
