import type { EventLog } from '../screens/event-log.js';
import type { TextEvent } from '../screens/page.js';
import { type Exchange, sendJson } from './replies.js';

const TRUE = new Set(['true', '1']);
const FALSE = new Set(['false', '0']);

/** `GET /events`: all texts, those of the present screen, or a stream of the new ones. */
export function getEvents(exchange: Exchange, log: EventLog): void {
  const stream = readFlag(exchange, 'stream');
  const current = readFlag(exchange, 'currentscreenonly');
  const wrong = [stream, current].find((flag) => typeof flag !== 'boolean');
  if (typeof wrong === 'object') sendJson(exchange, 400, wrong.error);
  else if (stream === true) streamEvents(exchange, log);
  else {
    const events = current === true ? log.current : log.history;
    sendJson(exchange, 200, `{"events": [${events.map(eventJson).join(', ')}]}`);
  }
}

/** One chunk for each event: clients split what they read at line feeds without joining halves. */
function streamEvents({ request, response }: Exchange, log: EventLog): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Transfer-Encoding': 'chunked' });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.flushHeaders();
  const stop = log.onEvent((event) => response.write(`data: ${eventJson(event)}\n\n`));
  response.once('close', stop);
}

function eventJson({ text, x, y, w, h, clear }: TextEvent): string {
  return `{"text": ${JSON.stringify(text)}, "x": ${x}, "y": ${y}, "w": ${w}, "h": ${h}, "clear": ${clear}}`;
}

function readFlag({ query }: Exchange, name: string): boolean | { error: string } {
  const value = query.get(name);
  if (value === null) return false;
  if (TRUE.has(value.toLowerCase())) return true;
  if (FALSE.has(value.toLowerCase())) return false;
  const message = value === '' ? 'boolean type must be non-null' : `Invalid literal for boolean(): ${value}`;
  return { error: `{"message": {"${name}": ${JSON.stringify(message)}}}` };
}
