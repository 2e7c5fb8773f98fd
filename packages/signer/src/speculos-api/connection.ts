import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/**
 * The headers every answer carries. The genuine server closes each connection; so does this one, except towards a client that asks for
 * `Connection: keep-alive` by name, which saves it a TCP handshake for every APDU.
 */
export function setCommonHeaders(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Server', 'exchange-sim-signer');
  if (request.headers.connection?.toLowerCase() !== 'keep-alive') response.setHeader('Connection', 'close');
  const { origin } = request.headers;
  if (origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS') return;
  const headers = request.headers['access-control-request-headers'];
  if (headers !== undefined) response.setHeader('Access-Control-Allow-Headers', headers);
  response.setHeader('Access-Control-Allow-Methods', METHODS);
}
