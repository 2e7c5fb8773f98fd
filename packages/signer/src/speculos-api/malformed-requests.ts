import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { NOT_JSON } from './replies.js';

const BODY = `{"message": "${NOT_JSON}"}\n`;
const ANSWER = [
  'HTTP/1.1 400 BAD REQUEST',
  'Server: exchange-sim-signer',
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  'Connection: close',
  '',
  BODY,
].join('\r\n');
/** Requests that are not HTTP, or whose length is wrong, get a 400 in the words of the API; then the connection closes. */
export function answerMalformedRequests(server: Server): void {
  const last = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => last.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const pending = last.get(socket);
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else if (!pending || pending.writableFinished || (!pending.req.complete && !pending.headersSent))
      socket.end(ANSWER);
    // what came before the malformed part is still answered
    else pending.once('finish', () => socket.end());
  });
}
