import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BitcoinNode, ChainEvent } from '../node.js';
import { Rejection } from '../rejection.js';
import { HttpError } from './http-error.js';
import { type Answer, type Handler, routes } from './routes.js';

/** As much as Esplora takes; a transaction that nodes pass on has less. */
const MOST_BODY_BYTES = 1_000_000;

const KEEP_ALIVE_MS = 75_000;

const table = Object.entries(routes).map(([route, handler]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, segments: path.split('/'), handler };
});

/** The REST API over one node; not listening yet. */
export function createEsploraServer(node: BitcoinNode): Server {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    answer(node, request, response).catch((error: unknown) => refuse(response, error));
  });
  // clients keep connections; one that is closed just as it is used again would look like a fault
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function answer(node: BitcoinNode, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  if (`${method} ${path}` === 'GET /events') return follow(node, response);
  const { handler, parts } = routeOf(method, path);
  const body = method === 'POST' ? await bodyOf(request) : '';
  send(response, 200, await handler({ node, parts, body }));
}

function routeOf(method: string, path: string): { handler: Handler; parts: string[] } {
  const asked = path.split('/');
  for (const { segments, handler, ...route } of table) {
    const isHere =
      route.method === method &&
      segments.length === asked.length &&
      segments.every((segment, i) => segment.startsWith(':') || segment === asked[i]);
    if (isHere) return { handler, parts: asked.filter((_, i) => segments[i]?.startsWith(':')) };
  }
  throw new HttpError(404, `endpoint does not exist ${JSON.stringify(path)}`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) throw new HttpError(413, `the body has more than ${MOST_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function typeOf(answer: Answer): string {
  if (typeof answer === 'string') return 'text/plain';
  return answer instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
}

function send(response: ServerResponse, status: number, answer: Answer): void {
  const isPlain = typeof answer === 'string' || answer instanceof Uint8Array;
  response.writeHead(status, { 'Content-Type': typeOf(answer) });
  response.end(isPlain ? answer : JSON.stringify(answer));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof HttpError) send(response, error.status, error.message);
  else if (error instanceof Rejection) {
    const said = JSON.stringify({ code: error.code, message: error.message });
    send(response, 400, `sendrawtransaction RPC error: ${said}`);
  } else response.destroy(); // the client went away while it sent its body
}

/** Server-sent events: the present tip, then whatever happens. */
function follow(node: BitcoinNode, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const tell = (event: ChainEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  const { height, hash } = node.chain.tip;
  tell({ type: 'block', height, hash });
  response.on('close', node.listen(tell));
}
