import type { Clock } from '@exchange-sim/clock';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 15_000;

export interface EventStream {
  /** Sends `data` as JSON; `event` names the kind, absent for plain messages. */
  send(data: unknown, event?: string): void;
  end(): void;
}

/** Turns the answer into server-sent events; `onClose` is called once, whoever ends it. */
export function openEventStream(reply: FastifyReply, clock: Clock, onClose: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
  raw.writeHead(200, {
    ...Object.fromEntries(headers),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(': open\n\n');
  const heartbeat = clock.every(HEARTBEAT_MS, () => raw.write(': still here\n\n'));
  raw.once('close', () => {
    heartbeat.cancel();
    onClose();
  });
  if (reply.request.method === 'HEAD') raw.end();
  return {
    send(data, event) {
      if (raw.writable) raw.write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      raw.end();
    },
  };
}
