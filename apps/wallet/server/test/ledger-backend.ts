import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { currencyRows, type ListedPartner, partnerRows } from '@exchange-sim/cal';

export interface Answer {
  status: number;
  body: object;
}

/** A request to `POST /v5/swap`, as the wallet sends it. */
export interface OrderBody {
  provider: string;
  deviceTransactionId: string;
  from: string;
  to: string;
  address: string;
  refundAddress: string;
  amountFrom: string;
  amountFromInSmallestDenomination: string;
  rateId?: string;
}

/** A small Ledger Backend: the Crypto Assets List of these partners, orders answered by `onOrder`, and the reports it was told. */
export async function serveLedgerBackend(
  partners: ListedPartner[],
  onOrder: (order: OrderBody) => Answer = () => ({ status: 404, body: {} }),
) {
  const reports: { path: string; body: Record<string, unknown> }[] = [];
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/v1/partners') return { status: 200, body: partnerRows(partners) };
    if (pathname === '/v1/currencies')
      return { status: 200, body: currencyRows().filter(({ id }) => id === searchParams.get('id')) };
    if (request.method !== 'POST') return { status: 200, body: {} };
    const body = JSON.parse(await textOf(request));
    if (pathname === '/v5/swap') return onOrder(body);
    reports.push({ path: pathname, body });
    return { status: 200, body: { message: 'ok' } };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    reports,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
