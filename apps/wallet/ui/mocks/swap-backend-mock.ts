/** The Ledger Backend's side of Swap, played: quotes of three providers, one slow, one too small an amount, one silent. @module */
import { backendAggregationApi, backendSwapApi } from '@exchange-sim/contract';
import { delay, http } from 'msw';
import { answering, eventStream } from '../test/handlers.js';
import { BACKEND } from './examples.js';
import {
  fixedQuote,
  floatQuote,
  nativeQuote,
  outOfRegion,
  silent,
  swapCurrencies,
  swapManifest,
  tooLow,
} from './swap-examples.js';

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

export const swapBackendMock = [
  answering(
    backendSwapApi.currencies,
    ({ params, query }) => swapCurrencies(params.direction, query['currency-from']),
    BACKEND,
  ),
  http.get(`${BACKEND}${backendSwapApi.quote.path}`, ({ request }) =>
    eventStream(async (send, end) => {
      const short = new URL(request.url).searchParams.get('amountFrom') === '0.55' ? 3 : 60;
      const quotes = [
        { ...nativeQuote, expiry: later(short + 15) },
        { ...fixedQuote, expiry: later(short) },
        floatQuote,
      ];
      const rejections = [tooLow, outOfRegion, silent];
      await delay(400);
      send(quotes[0], 'row');
      send(tooLow, 'row');
      await delay(400);
      send(quotes[1], 'row');
      send(outOfRegion, 'row');
      await delay(700);
      send(floatQuote, 'row');
      await delay(1000);
      send(silent, 'row');
      send([...quotes, ...rejections], 'done');
      end();
    }),
  ),
  answering(
    backendAggregationApi.manifest,
    { ...swapManifest, url: `http://localhost:${location.port}/live-app.html` },
    BACKEND,
  ),
];
