/** The Ledger Backend, played: its providers, quotes that arrive one by one, a history in every status. @module */
import {
  type BuyEntry,
  backendAggregationApi,
  backendStatusApi,
  type HistoryEntry,
  type ProviderView,
  type SellEntry,
  type SwapEntry,
} from '@exchange-sim/contract';
import { delay, http } from 'msw';
import { answering, eventStream } from '../test/handlers.js';
import { buyBackendMock } from './buy-backend-mock.js';
import { buyProvider, otherBuyProvider, purchase, thirdBuyProvider } from './buy-examples.js';
import {
  BACKEND,
  entry,
  manifest,
  otherProvider,
  otherQuote,
  provider,
  quote,
  rejection,
  thirdProvider,
} from './examples.js';
import { swapBackendMock } from './swap-backend-mock.js';
import { swapOnHold, swapProvider } from './swap-examples.js';

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const ago = (minutes: number) => later(-60 * minutes);

function history(): HistoryEntry[] {
  const made = (index: number, minutes: number, changes: Partial<SellEntry>): SellEntry => ({
    ...entry,
    id: `sell-000${index}`,
    createdAt: ago(minutes),
    updatedAt: ago(minutes - 1),
    ...changes,
  });
  const swapped = (index: number, minutes: number, changes: Partial<SwapEntry>): SwapEntry => ({
    ...swapOnHold,
    id: `nsw-000${index}`,
    createdAt: ago(minutes),
    updatedAt: ago(minutes - 1),
    ...changes,
  });
  const bought = (index: number, minutes: number, changes: Partial<BuyEntry>): BuyEntry => ({
    ...purchase,
    id: `3f1c7a52-9d0e-4c1b-8a77-5b2f0c9d1e0${index}`,
    createdAt: ago(minutes),
    updatedAt: ago(minutes - 1),
    ...changes,
  });
  return [
    bought(1, 5, {}),
    bought(2, 70, { status: 'FINISHED', amountTo: '0.0404', transactionHash: `0x${'cd'.repeat(32)}` }),
    bought(3, 2000, { status: 'EXPIRED', amountFrom: '2500', amountTo: '1.0125', expectedAmount: '1.0125' }),
    swapped(1, 1, { status: 'pending' }),
    made(1, 2, {}),
    swapped(2, 25, {}),
    swapped(3, 90, { status: 'finished', payoutTransactionId: 'ef'.repeat(32), amountFrom: '1.25' }),
    swapped(4, 180, { status: 'refunded', tradeMethod: 'float' }),
    swapped(5, 190, { status: 'expired' }),
    swapped(6, 195, { status: 'unknown' }),
    made(2, 34, { status: 'ON_HOLD', amountFrom: '2', amountTo: '4921.4' }),
    made(3, 200, { status: 'FINISHED', amountFrom: '0.25', amountTo: '617.02' }),
    made(4, 1600, { status: 'REFUNDED', amountFrom: '1.75' }),
    made(5, 3000, { status: 'EXPIRED' }),
    { ...made(6, 4500, { deviceStatus: 'CANCELLED', deviceMessage: 'User refused' }), status: undefined },
  ].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

const PROVIDERS: Record<ProviderView['product'], ProviderView[]> = {
  buy: [buyProvider, otherBuyProvider, thirdBuyProvider],
  sell: [provider, otherProvider, thirdProvider],
  swap: [swapProvider],
};

export const backendMock = [
  ...buyBackendMock,
  ...swapBackendMock,
  answering(
    backendAggregationApi.providers,
    async ({ query }) => {
      await delay(300);
      return { providers: PROVIDERS[query.product] };
    },
    BACKEND,
  ),
  http.get(`${BACKEND}${backendAggregationApi.offRamp.path}`, () =>
    eventStream(async (send, end) => {
      const quotes = [
        { ...quote, expiry: later(60) },
        { ...otherQuote, expiry: later(95) },
      ];
      await delay(500);
      send(quotes[1], 'quote');
      await delay(600);
      send(quotes[0], 'quote');
      await delay(500);
      send(rejection, 'rejection');
      send({ quotes, rejections: [rejection] }, 'done');
      end();
    }),
  ),
  answering(
    backendAggregationApi.liveApp,
    { url: `http://localhost:${location.port}/live-app.html`, source: 'manifest', manifest },
    BACKEND,
  ),
  answering(backendStatusApi.history, () => ({ entries: history() }), BACKEND),
  http.get(`${BACKEND}/history/stream`, () => eventStream(() => undefined)),
];
