import type { FastifyReply } from 'fastify';

/** Answers with server-sent events. `onClose` runs once, whoever ends the stream. */
export function openEventStream(reply: FastifyReply, onClose: () => void): (event: unknown) => void {
  const { raw } = reply;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  raw.write(':\n\n');
  raw.once('close', onClose);
  return (event) => {
    if (!raw.destroyed) raw.write(`data: ${JSON.stringify(event)}\n\n`);
  };
}
