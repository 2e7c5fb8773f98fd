import { createBrowserRouter, type RouteObject, redirect } from 'react-router';
import { reportUserAct } from './hops/hops.js';
import { AppShell } from './shell/app-shell.js';
import { Loading } from './shell/loading.js';
import { RouteError } from './shell/route-error.js';

/** Entering Sell is the first arrow of its diagram: told before anything of Sell is loaded or asked for. */
function openSell() {
  reportUserAct('open sell');
  return null;
}

const pages: RouteObject[] = [
  { index: true, loader: () => redirect('/portfolio') },
  {
    path: 'portfolio',
    lazy: { Component: async () => (await import('./portfolio/portfolio-page.js')).PortfolioPage },
  },
  {
    path: 'sell',
    loader: openSell,
    shouldRevalidate: () => false,
    lazy: { Component: async () => (await import('./sell/sell-layout.js')).SellLayout },
    children: [
      { index: true, lazy: { Component: async () => (await import('./sell/amount-step.js')).AmountStep } },
      { path: 'where', lazy: { Component: async () => (await import('./sell/where-step.js')).WhereStep } },
      {
        path: 'quotes',
        lazy: { Component: async () => (await import('./sell/quotes-step.js')).QuotesStep },
      },
    ],
  },
  {
    path: 'sell/live-app',
    lazy: { Component: async () => (await import('./live-app/sell-live-app-page.js')).SellLiveAppPage },
  },
  {
    path: 'history',
    lazy: { Component: async () => (await import('./history/history-page.js')).HistoryPage },
  },
  {
    path: 'history/:id',
    lazy: { Component: async () => (await import('./history/history-entry-page.js')).HistoryEntryPage },
  },
  {
    path: 'discover',
    lazy: { Component: async () => (await import('./discover/discover-page.js')).DiscoverPage },
  },
  {
    path: 'discover/:manifestId',
    lazy: {
      Component: async () => (await import('./live-app/discover-live-app-page.js')).DiscoverLiveAppPage,
    },
  },
  {
    path: 'settings',
    lazy: { Component: async () => (await import('./settings/settings-page.js')).SettingsPage },
  },
  { path: '*', lazy: { Component: async () => (await import('./shell/not-found.js')).NotFound } },
];

export const routes: RouteObject[] = [
  {
    path: '/',
    Component: AppShell,
    ErrorBoundary: RouteError,
    HydrateFallback: Loading,
    children: [{ ErrorBoundary: RouteError, children: pages }],
  },
];

export const createRouter = () => createBrowserRouter(routes);
