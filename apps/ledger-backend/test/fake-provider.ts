import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Seen {
  /** `GET /quote` */
  name: string;
  query: Record<string, string>;
  body: unknown;
  headers: IncomingHttpHeaders;
}
export interface Reply {
  status?: number;
  /** Sent as JSON; text and bytes are sent as they are. */
  body?: unknown;
  /** Answers by itself, as no honest server would. */
  wire?: (response: ServerResponse) => void;
  headers?: Record<string, string>;
}
type Handler = (seen: Seen) => Reply | Promise<Reply>;

export interface FakeProvider {
  url: string;
  seen: Seen[];
  /** Replaces what an operation answers. */
  on(name: string, handler: Handler): void;
  count(name: string): number;
  close(): Promise<void>;
}

export const capabilities = {
  fiatCurrencyCapabilities: [{ fiat: 'EUR' }, { fiat: 'usd' }],
  cryptoCurrencyCapabilities: [{ id: 'ethereum', minAmount: 0.01, maxAmount: '5' }],
  countriesCapabilities: [
    {
      country: 'FR',
      paymentMethods: [
        { name: 'sepa', minMaxRestrictions: [{ fiat: 'EUR', minAmount: 30, maxAmount: '3000' }] },
        { name: 'paypal', minMaxRestrictions: [] },
      ],
    },
  ],
};

/** A provider's API over real HTTP, honest until a test says otherwise. Each `POST /sell` makes a new order. */
export async function startFakeProvider(): Promise<FakeProvider> {
  const seen: Seen[] = [];
  let orders = 0;
  const handlers = new Map<string, Handler>([
    ['GET /capabilities', () => ({ body: capabilities })],
    ['GET /crypto-currencies', () => ({ body: ['ethereum'] })],
    ['GET /quote', ({ query }) => ({ body: quoteOf(query.amount, '1234.56') })],
    ['POST /sell', () => ({ body: sellAnswer(`sell-${++orders}`) })],
  ]);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const name = `${request.method} ${url.pathname}`;
    const sent = await text(request);
    const query = Object.fromEntries(url.searchParams);
    const one: Seen = { name, query, body: sent ? JSON.parse(sent) : undefined, headers: request.headers };
    seen.push(one);
    const handler = handlers.get(name) ?? ((): Reply => ({ status: 404, body: 'no such path' }));
    const { status = 200, body, headers, wire } = await handler(one);
    if (wire) return wire(response);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    on: (name, handler) => handlers.set(name, handler),
    count: (name) => seen.filter((one) => one.name === name).length,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function quoteOf(amountFrom: string | undefined, amountTo: string) {
  return {
    quoteId: `quote-${amountTo}`,
    amountFrom,
    amountTo,
    providerFees: '1.2',
    referralFees: '0.3',
    expiry: '2026-11-20T12:01:00+0000',
  };
}

export function sellAnswer(sellId: string) {
  return {
    sellId,
    payinAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
    createdAt: '2026-11-20T12:00:00.000Z',
    providerFees: '1.2',
    referralFees: '0.3',
    providerSig: { payload: 'cGF5bG9hZA', signature: 'c2lnbmF0dXJl' },
  };
}
