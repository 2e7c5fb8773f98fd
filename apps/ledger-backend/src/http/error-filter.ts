import { ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG } from '../tokens.js';
import { type ErrorAnswer, errorAnswer } from './error-answer.js';
import type { Log } from './log.js';

/** Whatever goes wrong leaves in the contract's envelope. What nobody foresaw is logged and told as such. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOG) readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = errorAnswer(error, request.method, request.url);
    if (known === undefined) this.log.error(`${request.method} ${request.url.split('?')[0]}`, error);
    // A stream that has begun cannot change its status any more.
    if (reply.sent) return;
    const { status, payload, headers = {} } = known ?? unforeseen;
    reply.status(status).headers(headers).send(this.body(payload));
  }

  /** The envelope as it is sent. */
  protected body(payload: ErrorAnswer['payload']): object {
    return payload;
  }
}

const unforeseen = {
  status: 500,
  payload: {
    messageKey: 'SERVICE_UNAVAILABLE_ERROR',
    message: 'Ledger’s backend failed in a way nobody foresaw.',
    additionalFields: { fix: 'Look at its log; this is a bug of the simulator.' },
  },
  headers: {},
};
