import autocannon from 'autocannon';
import Fastify from 'fastify';
import type { Figure } from './figure.ts';

/** Requests a second of `GET /providers`, beside a bare Fastify that answers the same bytes. */
export async function providers(ledgerBackendUrl: string): Promise<Figure> {
  const url = `${ledgerBackendUrl}/providers`;
  const body = await (await fetch(url)).json();
  const bare = Fastify();
  bare.get('/providers', async () => body);
  const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
  const rate = async (target: string) => {
    await autocannon({ url: target, connections: 50, duration: 1 });
    const { requests, non2xx, errors } = await autocannon({ url: target, connections: 50, duration: 4 });
    if (non2xx || errors) throw new Error(`${target}: ${non2xx} answers other than 2xx, ${errors} errors`);
    return requests.average;
  };
  const value = await rate(url);
  const baseline = { name: 'bare Fastify, same bytes', value: await rate(`${bareUrl}/providers`) };
  await bare.close();
  return { name: '`GET /providers`', value, unit: 'requests/s', goal: 5_000, better: 'higher', baseline };
}
