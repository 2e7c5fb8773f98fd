import { walletApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';
import type { AccountBook } from './account-book.js';

export function accountRoutes(server: FastifyInstance, book: AccountBook): void {
  contractRoute(server, walletApi.accounts, async () => ({ accounts: await book.all() }));
}
