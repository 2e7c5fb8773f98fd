import { walletSwapApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';
import type { SwapService } from './swap-service.js';

export function swapRoutes(server: FastifyInstance, service: SwapService): void {
  contractRoute(server, walletSwapApi.accept, ({ body }) => {
    service.accept(body);
    return {};
  });
  contractRoute(server, walletSwapApi.native, ({ body }) => service.native(body));
}
