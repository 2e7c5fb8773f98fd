import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setCommonHeaders } from './connection.js';
import { type Exchange, errorPage, send, sendHtml, sendMessage } from './replies.js';
import { createRoutes, type Device, type Route } from './routes.js';

const WRONG_METHOD = 'The method is not allowed for the requested URL.';
const NOT_FOUND =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';
const REDIRECTED = new Map([
  ['/ticker', '/ticker/'],
  ['/swagger', '/swagger/'],
]);
const UNKNOWN: Route = { kind: 'static', allow: 'OPTIONS, GET, HEAD', handlers: {} };
/** Clients that keep a connection find it open for as long as a person may think about a review. */
const KEEP_ALIVE_MS = 600_000;

/** The REST API of Speculos in front of a device; not listening yet. */
export function createSpeculosServer(device: Device): Server {
  const routes = createRoutes(device);
  const server = createServer((request, response) => {
    const [path = '/', search] = (request.url ?? '/').split('?', 2);
    const exchange = { request, response, path, query: new URLSearchParams(search) };
    setCommonHeaders(request, response);
    answer(exchange, routes).catch((error: unknown) => onError(exchange, error));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = 0;
  return server;
}

async function answer(exchange: Exchange, routes: ReadonlyMap<string, Route>): Promise<void> {
  const { path, request } = exchange;
  const method = request.method ?? 'GET';
  const elsewhere = REDIRECTED.get(path);
  if (elsewhere) return redirect(exchange, elsewhere);
  const route = routes.get(path) ?? UNKNOWN;
  const handler = route.handlers[method];
  if (handler) return await handler(exchange);
  if (method === 'OPTIONS') return allowOnly(exchange.response, route);
  const readable = method === 'GET' || method === 'HEAD';
  if (readable) return sendHtml(exchange, 404, errorPage('404 Not Found', 'Not Found', `${NOT_FOUND}</p>`));
  exchange.response.setHeader('Allow', route.allow);
  if (route.kind !== 'static') return sendMessage(exchange, 405, WRONG_METHOD);
  sendHtml(exchange, 405, errorPage('405 Method Not Allowed', 'Method Not Allowed', `${WRONG_METHOD}</p>`));
}

function allowOnly(response: ServerResponse, { allow }: Route): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', Allow: allow, 'Content-Length': 0 });
  response.end();
}

function redirect(exchange: Exchange, to: string): void {
  const url = `http://${hostOf(exchange.request)}${to}`;
  const link = `<a href="${url}">${url}</a>`;
  const text = `You should be redirected automatically to the target URL: ${link}. If not, click the link.`;
  exchange.response.setHeader('Location', url);
  sendHtml(exchange, 308, errorPage('Redirecting...', 'Redirecting...', text));
}

/** The host the client used, without anything that could end the attribute it is written into. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? 'localhost').replaceAll(/[^\w.:[\]-]/g, '');
}

function onError(exchange: Exchange, error: unknown): void {
  const { response } = exchange;
  if (response.headersSent || response.destroyed) response.destroy();
  else if (error instanceof RangeError) sendMessage(exchange, 413, error.message);
  else send(exchange, 500, 'application/json', '{"message": "Internal Server Error"}\n');
}
