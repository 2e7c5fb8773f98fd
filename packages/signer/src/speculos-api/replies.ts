import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { corsHeaders } from './cors.js';
import { STATUS_CODES } from './node-http.js';
import { jsonString } from './python-json.js';

/** One request with its answer, and what the routes need of its URL. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
}

const JSON_TYPE = 'application/json';
export const HTML_TYPE = 'text/html; charset=utf-8';
/** A body longer than this is refused: the one limit the genuine server does not have. */
const MAX_BODY = 1 << 24;

export const NOT_JSON = 'The browser (or proxy) sent a request that this server could not understand.';

/**
 * Sends the head of an answer: `headers`, those of CORS, then `last`, in the order of the genuine server. That one closes each connection;
 * so does this one, except towards a client that asks for `Connection: keep-alive` by name, which saves it a TCP handshake for every APDU.
 */
export function sendHead(
  { request, response }: Exchange,
  status: number,
  headers: OutgoingHttpHeaders,
  last: OutgoingHttpHeaders = {},
): void {
  const keeps = request.headers.connection?.toLowerCase() === 'keep-alive';
  response.writeHead(status, STATUS_CODES[status]?.toUpperCase(), {
    Server: 'exchange-sim-signer',
    ...headers,
    ...corsHeaders(request),
    ...last,
    ...(!keeps && { Connection: 'close' }),
  });
}

/** A framework-made JSON answer: Python's spacing is the caller's, the line feed at the end is added here. */
export function sendJson(
  exchange: Exchange,
  status: number,
  json: string,
  headers?: OutgoingHttpHeaders,
): void {
  send(exchange, status, JSON_TYPE, `${json}\n`, headers);
}

/** `{"message": …}` */
export function sendMessage(
  exchange: Exchange,
  status: number,
  message: string,
  headers?: OutgoingHttpHeaders,
): void {
  sendJson(exchange, status, `{"message": ${jsonString(message)}}`, headers);
}

export function send(
  exchange: Exchange,
  status: number,
  type: string,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): void {
  sendHead(exchange, status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  exchange.response.end(body);
}

/** The head of an answer whose body comes in chunks, sent at once. */
export function startChunks(exchange: Exchange, type: string): void {
  sendHead(exchange, 200, { 'Content-Type': type }, { 'Transfer-Encoding': 'chunked' });
}

export class BodyTooLong extends Error {}

/** The whole body, however slowly it comes; rejects with {@link BodyTooLong} beyond 16 MiB, or when the client goes away. */
export async function readBody({ request }: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
    // the rest is taken off the wire all the same: a client that still sends would not see the answer
    else chunks.length = 0;
  }
  if (length > MAX_BODY) throw new BodyTooLong('The body is longer than 16 MiB.');
  return Buffer.concat(chunks);
}

/** The page the framework answers with for 404, 405 and redirections. */
export function errorPage(title: string, heading: string, text: string): string {
  return `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${heading}</h1>\n<p>${text}\n`;
}
