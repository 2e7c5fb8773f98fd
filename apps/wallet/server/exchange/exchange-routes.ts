import { walletApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';
import type { ExchangeService } from './exchange-service.js';

export function exchangeRoutes(server: FastifyInstance, service: ExchangeService): void {
  contractRoute(server, walletApi.start, ({ body }) => service.start(body));
  contractRoute(server, walletApi.complete, async ({ body }) => ({
    transactionHash: await service.complete(body),
  }));
}
