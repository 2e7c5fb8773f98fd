import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request with its answer, and what the routes need of its URL. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
}

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html; charset=utf-8';
/** A body longer than this is refused; the longest APDU needs about 1 kB. */
const MAX_BODY = 1 << 20;

export const NOT_JSON = 'The browser (or proxy) sent a request that this server could not understand.';

/** A framework-made JSON answer: Python's spacing is the caller's, the line feed at the end is added here. */
export function sendJson(exchange: Exchange, status: number, json: string): void {
  send(exchange, status, JSON_TYPE, `${json}\n`);
}

/** `{"message": …}` */
export function sendMessage(exchange: Exchange, status: number, message: string): void {
  sendJson(exchange, status, `{"message": ${JSON.stringify(message)}}`);
}

export function sendHtml(exchange: Exchange, status: number, html: string): void {
  send(exchange, status, HTML_TYPE, html);
}

export function send({ response }: Exchange, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** The whole body; rejects when it is longer than 1 MiB or the client goes away. */
export async function readBody({ request }: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY) throw new RangeError('the body is longer than 1 MiB');
  }
  return Buffer.concat(chunks);
}

/** The page the framework answers with for 404, 405 and redirections. */
export function errorPage(title: string, heading: string, text: string): string {
  return `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${heading}</h1>\n<p>${text}\n`;
}
