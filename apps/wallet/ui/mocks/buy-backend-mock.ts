/** The Ledger Backend's part of Buy, played: offers that arrive one by one, a purchase that opens. @module */
import { backendBuyApi, type OnRampQuote } from '@exchange-sim/contract';
import { delay, http } from 'msw';
import { answering, eventStream } from '../test/handlers.js';
import { buyManifest, buyQuote, buyRejection, otherBuyQuote } from './buy-examples.js';
import { BACKEND } from './examples.js';

/** The example for another amount, at the example's price: coins to the eighth decimal. */
function forAmount(quote: OnRampQuote, search: URLSearchParams): OnRampQuote {
  const wanted = search.get('fiatAmount');
  if (!wanted) return quote;
  const atomic = (BigInt(wanted) * BigInt(quote.cryptoAmount.replace('0.', '')) * 10_000n) / 100n;
  const digits = String(atomic).padStart(9, '0');
  return { ...quote, fiatAmount: wanted, cryptoAmount: `${digits.slice(0, -8)}.${digits.slice(-8)}` };
}

export const buyBackendMock = [
  http.get(`${BACKEND}${backendBuyApi.onRamp.path}`, ({ request }) =>
    eventStream(async (send, end) => {
      const search = new URL(request.url).searchParams;
      const quotes = [forAmount(buyQuote, search), forAmount(otherBuyQuote, search)];
      await delay(500);
      send(quotes[1], 'quote');
      await delay(600);
      send(quotes[0], 'quote');
      await delay(500);
      send(buyRejection, 'rejection');
      send({ quotes, rejections: [buyRejection] }, 'done');
      end();
    }),
  ),
  answering(
    backendBuyApi.liveApp,
    ({ body }) => ({
      url: `http://localhost:${location.port}/live-app.html`,
      source: 'manifest' as const,
      manifest: buyManifest,
      ledgerTransactionId: body.ledgerTransactionId,
    }),
    BACKEND,
  ),
];
