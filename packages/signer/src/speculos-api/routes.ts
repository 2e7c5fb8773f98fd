import type { DeviceApp } from '../exchange-app/device-app.js';
import type { Button, ScreenMachine } from '../screens/screen-machine.js';
import { Screenshots } from '../screens/screenshots.js';
import type { Ticker } from '../screens/ticker.js';
import { ApduRoute } from './apdu-route.js';
import { Automation } from './automation.js';
import { type BodySchema, complaint } from './body-schema.js';
import { apduSchema, buttonSchema, fingerSchema, tickerSchema } from './body-schemas.js';
import { getEvents } from './events-route.js';
import {
  type ButtonBody,
  controlTicker,
  type FingerBody,
  moveFinger,
  pressButton,
  type TickerBody,
} from './input-routes.js';
import { page } from './page-route.js';
import { jsonString, parsePythonJson, plain } from './python-json.js';
import { type Exchange, NOT_JSON, readBody, send, sendJson, sendMessage } from './replies.js';
import type { Handler, Route } from './route.js';
import { routesPage } from './routes-page.js';
import { screenPage } from './screen-page.js';

export interface Device {
  app: DeviceApp;
  screen: ScreenMachine;
  ticker: Ticker;
  /** The emulator ends: automation's `exit`. */
  exit: () => void;
}

interface ApduBody {
  data: string;
  tick_timeout?: number;
}

const NO_CACHE = { 'Cache-control': 'no-cache,no-store' };

/** Every route of the REST API, by path. */
export function createRoutes({ app, screen, ticker, exit }: Device): ReadonlyMap<string, Route> {
  const apdus = new ApduRoute(app, ticker);
  const automation = new Automation(screen, exit);
  const screenshots = new Screenshots(screen.book.size);
  const button = (name: Button) =>
    postOnly<ButtonBody>(buttonSchema, (body) => pressButton(screen, ticker, name, body));
  const health = `{"status": "ok", "app": ${JSON.stringify(app.name)}, "model": "${screen.book.model}"}`;
  return new Map<string, Route>([
    [
      '/apdu',
      postOnly<ApduBody>(
        apduSchema,
        ({ data, tick_timeout }, ex) => apdus.exchange(ex, data, tick_timeout),
        true,
      ),
    ],
    ['/finger', postOnly<FingerBody>(fingerSchema, (body) => moveFinger(screen, ticker, body))],
    ['/button/left', button('left')],
    ['/button/right', button('right')],
    ['/button/both', button('both')],
    ['/ticker/', postOnly<TickerBody>(tickerSchema, (body) => controlTicker(ticker, body))],
    [
      '/automation',
      {
        allow: 'OPTIONS, GET, POST, HEAD',
        handlers: { POST: (ex) => automate(ex, automation) },
      },
    ],
    ['/events', { allow: 'OPTIONS, DELETE, GET, HEAD', handlers: eventHandlers(screen) }],
    ['/screenshot', resource(async (ex) => sendPng(ex, await screenshots.take(screen.picture)))],
    ['/health', resource((ex) => sendJson(ex, 200, health))],
    ['/', page(screenPage)],
    ['/swagger/', page(routesPage)],
  ]);
}

/** A POST route whose body is checked first; `answers` = the handler writes the answer itself. */
function postOnly<Body>(
  schema: BodySchema,
  handle: (body: Body, ex: Exchange) => void | Promise<void>,
  answers = false,
): Route {
  const post: Handler = async (exchange) => {
    const bytes = await readBody(exchange);
    let body: unknown;
    try {
      body = parsePythonJson(bytes);
    } catch {
      return sendMessage(exchange, 400, NOT_JSON);
    }
    const error = complaint(schema, body);
    if (error !== undefined) return sendJson(exchange, 400, `{"error": ${jsonString(error)}}`);
    await handle(plain(body) as Body, exchange);
    if (!answers) sendJson(exchange, 200, '{}');
  };
  return { allow: 'OPTIONS, GET, POST, HEAD', handlers: { POST: post } };
}

async function automate(exchange: Exchange, automation: Automation): Promise<void> {
  const wrong = automation.load(await readBody(exchange));
  if (wrong) sendJson(exchange, 400, jsonString(wrong));
  else sendJson(exchange, 200, '{}');
}

function eventHandlers(screen: ScreenMachine): Route['handlers'] {
  const get: Handler = (exchange) => getEvents(exchange, screen.events);
  const clear: Handler = (exchange) => {
    screen.events.clearHistory();
    sendJson(exchange, 200, '{}');
  };
  return { GET: get, HEAD: get, DELETE: clear };
}

function resource(get: Handler): Route {
  return { allow: 'OPTIONS, GET, HEAD', handlers: { GET: get, HEAD: get } };
}

function sendPng(exchange: Exchange, png: Buffer): void {
  send(exchange, 200, 'image/png', png, NO_CACHE);
}
