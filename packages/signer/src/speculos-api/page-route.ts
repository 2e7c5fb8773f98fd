import { createHash } from 'node:crypto';
import { type Exchange, HTML_TYPE, send, sendHead } from './replies.js';
import type { Route } from './route.js';

/** A page of our own at a place where the genuine server has one: cached by its tag, as there. */
export function page(html: string): Route {
  const tag = `"${createHash('sha256').update(html).digest('hex').slice(0, 16)}"`;
  const get = (exchange: Exchange) => {
    const headers = { 'Cache-Control': 'no-cache', ETag: tag };
    if (!knows(exchange, tag)) return send(exchange, 200, HTML_TYPE, html, headers);
    sendHead(exchange, 304, headers);
    exchange.response.end();
  };
  return { allow: 'OPTIONS, GET, HEAD', handlers: { GET: get, HEAD: get } };
}

function knows({ request }: Exchange, tag: string): boolean {
  const known = request.headers['if-none-match'];
  return (
    known !== undefined && (known.trim() === '*' || known.split(',').some((each) => each.trim() === tag))
  );
}
