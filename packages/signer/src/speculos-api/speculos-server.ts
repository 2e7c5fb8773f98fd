import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerMalformedRequests } from './malformed-requests.js';
import { createServer } from './node-http.js';
import {
  BodyTooLong,
  type Exchange,
  errorPage,
  HTML_TYPE,
  readBody,
  send,
  sendHead,
  sendMessage,
} from './replies.js';
import type { Route } from './route.js';
import { createRoutes, type Device } from './routes.js';

const WRONG_METHOD = 'The method is not allowed for the requested URL.';
const NOT_FOUND =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';
/** What the static files answer, to which every unknown route falls through. */
const STATIC_ALLOW = 'OPTIONS, GET, HEAD';
/** Clients that keep a connection find it open for as long as a person may think about a review. */
const KEEP_ALIVE_MS = 600_000;
/** Request line and headers, bytes. */
const MAX_HEAD = 1 << 16;

/** The REST API of Speculos in front of a device; not listening yet. */
export function createSpeculosServer(device: Device): Server {
  const routes = createRoutes(device);
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const { path, search } = targetOf(request.url ?? '/');
    const exchange = { request, response, path, query: new URLSearchParams(search) };
    answer(exchange, search, routes).catch((error: unknown) => onError(exchange, error));
  };
  const server = createServer({ requireHostHeader: false, maxHeaderSize: MAX_HEAD }, serve);
  server.on('checkExpectation', serve);
  answerMalformedRequests(server);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = 0;
  return server;
}

/** Path and query of a request line: absolute forms and doubled slashes are taken too, escapes are read. */
function targetOf(url: string): { path: string; search: string } {
  const [target = '', ...query] = url
    .replace(/^\w+:\/\/[^/?]*/, '')
    .replace(/#.*$/, '')
    .split('?');
  const path = target.replace(/^\/*/, '/');
  return { path: readEscapes(path), search: query.join('?') };
}

function readEscapes(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answer(exchange: Exchange, search: string, routes: ReadonlyMap<string, Route>): Promise<void> {
  const { path, request } = exchange;
  const method = request.method ?? 'GET';
  const route = routes.get(path);
  const handler = route?.handlers[method];
  if (handler) return await handler(exchange);
  // the client may still be sending, and would lose the answer if the connection closed meanwhile
  await readBody(exchange);
  const better = route ? undefined : betterPath(routes, path, method);
  if (better) return redirect(exchange, better, search);
  const allow = route?.allow ?? STATIC_ALLOW;
  if (method === 'OPTIONS') return allowOnly(exchange, allow);
  if (method === 'GET' || method === 'HEAD')
    return send(exchange, 404, HTML_TYPE, errorPage('404 Not Found', 'Not Found', `${NOT_FOUND}</p>`));
  if (route) return sendMessage(exchange, 405, WRONG_METHOD, { Allow: allow });
  const page = errorPage('405 Method Not Allowed', 'Method Not Allowed', `${WRONG_METHOD}</p>`);
  sendHead(exchange, 405, {
    'Content-Type': HTML_TYPE,
    Allow: allow,
    'Content-Length': Buffer.byteLength(page),
  });
  exchange.response.end(page);
}

/** The route that is meant where a slash at the end is missing or one is doubled. */
function betterPath(routes: ReadonlyMap<string, Route>, path: string, method: string): string | undefined {
  const single = path.replaceAll(/\/+/g, '/');
  return [single, `${single}/`].find((candidate) => {
    const route = routes.get(candidate);
    return route && (route.handlers[method] || (method === 'OPTIONS' && single === path));
  });
}

function allowOnly(exchange: Exchange, allow: string): void {
  sendHead(exchange, 200, { 'Content-Type': HTML_TYPE, Allow: allow }, { 'Content-Length': 0 });
  exchange.response.end();
}

function redirect(exchange: Exchange, path: string, search: string): void {
  const url = `http://${hostOf(exchange.request)}${path}${search && `?${search.replaceAll(/[^\w=&.%+-]/g, '')}`}`;
  const shown = url.replaceAll('&', '&amp;');
  const link = `<a href="${shown}">${shown}</a>`;
  const text = `You should be redirected automatically to the target URL: ${link}. If not, click the link.`;
  send(exchange, 308, HTML_TYPE, errorPage('Redirecting...', 'Redirecting...', text), { Location: url });
}

/** The host the client used, without anything that could end the attribute it is written into. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? 'localhost').replaceAll(/[^\w.:[\]-]/g, '');
}

function onError(exchange: Exchange, error: unknown): void {
  const { request, response, path } = exchange;
  if (request.readableAborted) response.destroy();
  else if (error instanceof BodyTooLong) sendMessage(exchange, 413, error.message);
  else {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `Signer: ${request.method} ${path} failed; this is a mistake in the signer.\n${cause}\n`,
    );
    if (response.headersSent) response.destroy();
    else sendMessage(exchange, 500, 'Internal Server Error');
  }
}
