import { ContractError, walletSwapApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import type { ExchangeService } from '../exchange/exchange-service.js';
import { contractRoute } from '../http/contract-route.js';
import { networkFees } from './network-fees.js';
import type { PayinTools } from './payin.js';
import { messageOf } from './payin-failures.js';

export function feeRoutes(server: FastifyInstance, tools: PayinTools, exchange: ExchangeService): void {
  contractRoute(server, walletSwapApi.fees, async ({ params }) => {
    const account = exchange.account(params.accountId, 'accountId');
    return networkFees(tools, account).catch((error: unknown) => {
      throw new ContractError(
        503,
        'SERVICE_UNAVAILABLE_ERROR',
        `the chain of ${account.name} gave no fees: ${messageOf(error)}`,
        { fix: 'Start the chain, or give the address of a node that runs.' },
      );
    });
  });
}
