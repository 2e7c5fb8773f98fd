import type { Clock } from '@exchange-sim/clock';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openEventStream } from '../http/event-stream.js';
import { endHop } from '../http/inbound-hops.js';
import type { Offer } from './ask-all.js';

/**
 * Answers with offers as JSON; with `Accept: text/event-stream` as events `quote` and `rejection` as they come, then `done`
 * with the sorted answer.
 */
export async function sendOffers<Q>(
  { request, reply, clock }: { request: FastifyRequest; reply: FastifyReply; clock: Clock },
  find: (onOffer?: (offer: Offer<Q>) => void) => Promise<object>,
): Promise<void> {
  if (!request.headers.accept?.includes('text/event-stream')) {
    reply.send(await find());
    return;
  }
  const stream = openEventStream(reply, clock, () => {});
  try {
    const answer = await find((offer) => {
      if ('quote' in offer) stream.send(offer.quote, 'quote');
      else stream.send(offer.rejection, 'rejection');
    });
    endHop(request, { response: answer, status: 200 });
    stream.send(answer, 'done');
  } finally {
    stream.end();
  }
}
