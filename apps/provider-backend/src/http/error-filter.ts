import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../settings.js';
import { type ErrorAnswer, errorAnswer } from './error-answer.js';

const FAULT: ErrorAnswer = {
  status: 500,
  payload: {
    messageKey: 'PROVIDER_ERROR',
    message: 'The provider failed: this is a fault of its own, not of the request.',
    additionalFields: { fix: 'See its log.' },
  },
};

/** Whatever goes wrong is answered in the contract's envelope. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = errorAnswer(error, request);
    if (!known) this.log.error(`${request.method} ${request.url.split('?')[0]} failed`, error);
    // A stream that was begun has no status left to set.
    if (reply.sent) return;
    const { status, payload } = known ?? FAULT;
    reply.status(status).send(payload);
  }
}
