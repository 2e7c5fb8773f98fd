import type { IncomingMessage } from 'node:http';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Any origin may call, with credentials: it is named back to itself, and so are the headers a preflight asks for. */
export function corsHeaders({ headers, method }: IncomingMessage): Record<string, string> {
  const { origin } = headers;
  if (origin === undefined) return {};
  const asksMethod = headers['access-control-request-method']?.toUpperCase() ?? '';
  const asksHeaders = headers['access-control-request-headers'];
  const preflight = method === 'OPTIONS' && METHODS.includes(asksMethod);
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    ...(preflight && asksHeaders !== undefined && { 'Access-Control-Allow-Headers': sorted(asksHeaders) }),
    ...(preflight && { 'Access-Control-Allow-Methods': METHODS.join(', ') }),
    Vary: 'Origin',
  };
}

function sorted(list: string): string {
  return list
    .split(',')
    .map((name) => name.trim())
    .toSorted()
    .join(', ');
}
