import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Heard {
  path: string;
  apiKey: string | undefined;
  body: {
    status: string;
    providerStatus?: string;
    amount?: string;
    payinTransactionId?: string;
    transactionHash?: string;
  };
}

/** Where status updates are delivered in a test: keeps them, and answers what it is told to. */
export async function listenAsLedger() {
  const heard: Heard[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const status = answers.shift() ?? 200;
    const apiKey = request.headers['x-api-key'];
    if (status === 200)
      heard.push({
        path: request.url ?? '',
        apiKey: String(apiKey),
        body: JSON.parse(text) as Heard['body'],
      });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"noted"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    statuses: () => heard.map(({ body }) => body.providerStatus ?? body.status),
    /** HTTP statuses of the next answers; 200 afterwards. */
    answerNext: (...statuses: number[]) => answers.push(...statuses),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
