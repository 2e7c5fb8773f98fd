import { walletApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';
import type { SignerApi } from './signer-api.js';
import type { SignerScreen } from './signer-screen.js';

/** What the page does with the signer: look at its screen, touch it, press its buttons. */
export function signerRoutes(server: FastifyInstance, api: SignerApi, screen: SignerScreen): void {
  server.get('/api/signer/screenshot', async (_request, reply) => {
    const png = await api.screenshot();
    return reply.type('image/png').header('cache-control', 'no-store').send(png);
  });
  contractRoute(server, walletApi.touch, async ({ body }) => {
    await api.post('/finger', body);
    screen.changed();
    return {};
  });
  contractRoute(server, walletApi.button, async ({ params }) => {
    await api.post(`/button/${params.button}`, { action: 'press-and-release' });
    screen.changed();
    return {};
  });
}
