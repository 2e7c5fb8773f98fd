import { walletApi } from '@exchange-sim/contract';
import type { Recorder } from '@exchange-sim/trace';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';

/** Takes in what the page saw. */
export function hopRoutes(server: FastifyInstance, recorder: Recorder): void {
  contractRoute(server, walletApi.hops, ({ body }) => {
    for (const hop of body.hops) recorder.report(hop);
    return {};
  });
}
