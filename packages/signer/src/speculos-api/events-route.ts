import type { EventLog } from '../screens/event-log.js';
import type { TextEvent } from '../screens/page.js';
import { jsonString } from './python-json.js';
import { type Exchange, sendHead, sendJson, startChunks } from './replies.js';

const TRUE = new Set(['true', '1']);
const FALSE = new Set(['false', '0']);
const STREAM_TYPE = 'text/event-stream';
/** A client that leaves so many bytes of its stream unread is let go. */
const MOST_UNREAD = 1 << 20;

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
function streamEvents(exchange: Exchange, log: EventLog): void {
  const { request, response } = exchange;
  if (request.method === 'HEAD') {
    sendHead(exchange, 200, { 'Content-Type': STREAM_TYPE });
    response.end();
    return;
  }
  startChunks(exchange, STREAM_TYPE);
  response.flushHeaders();
  const stop = log.onEvent((event) => {
    response.write(`data: ${eventJson(event)}\n\n`);
    if (response.writableLength > MOST_UNREAD) response.destroy();
  });
  response.once('close', stop);
}

function eventJson({ text, x, y, w, h, clear }: TextEvent): string {
  return `{"text": ${jsonString(text)}, "x": ${x}, "y": ${y}, "w": ${w}, "h": ${h}, "clear": ${clear}}`;
}

/** The first value counts, but none may be wrong. */
function readFlag({ query }: Exchange, name: string): boolean | { error: string } {
  const values = query.getAll(name).map((value) => value.toLowerCase());
  const wrong = values.find((value) => !TRUE.has(value) && !FALSE.has(value));
  if (wrong === undefined) return TRUE.has(values[0] ?? 'false');
  const message = wrong === '' ? 'boolean type must be non-null' : `Invalid literal for boolean(): ${wrong}`;
  return { error: `{"message": {"${name}": ${jsonString(message)}}}` };
}
