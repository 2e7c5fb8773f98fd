import { ContractError } from '@exchange-sim/contract';
import type { FastifyError, FastifyInstance } from 'fastify';
import { ExchangeFailure } from '../exchange/exchange-failure.js';

/** Turns what routes throw into answers: the exchange's plain objects, the contract's envelope for all else. */
export function errorAnswers(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof ExchangeFailure) return reply.code(error.status).send(error.error);
    if (error instanceof ContractError) return reply.code(error.status).send(error.payload);
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return reply.code(status).send(refusal(error, status).payload);
    request.log.error(error);
    const payload = new ContractError(
      500,
      'SERVICE_UNAVAILABLE_ERROR',
      'the wallet failed; its log says more',
    ).payload;
    return reply.code(500).send(payload);
  });
}

/** What Fastify itself refuses: broken JSON, another content type, too large a body. */
function refusal(error: FastifyError, status: number): ContractError {
  return new ContractError(status, 'INVALID_REQUEST_ERROR', error.message, {
    fix: 'Send a JSON body with the header content-type: application/json.',
  });
}
