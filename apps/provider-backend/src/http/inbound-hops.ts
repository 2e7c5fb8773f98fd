import type { OpenHop, Recorder } from '@exchange-sim/trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const FROM_WIDGET = /^\/api\/(?!hops|events)/;

/** Records what the widget asks; the other side records what Ledger's backend asks. */
export function recordWidgetCalls(server: FastifyInstance, recorder: Recorder): void {
  const hops = new WeakMap<FastifyRequest, OpenHop>();
  const answers = new WeakMap<FastifyRequest, unknown>();
  const begin = (request: FastifyRequest) => {
    const path = request.url.split('?')[0] ?? '';
    if (hops.has(request) || !FROM_WIDGET.test(path) || request.method === 'OPTIONS') return;
    hops.set(
      request,
      recorder.begin({
        from: 'provider-widget',
        to: 'provider-backend',
        kind: 'http',
        name: `${request.method} ${path}`.slice(0, 200),
        request: { params: request.params, body: request.body },
      }),
    );
  };
  server.addHook('preHandler', async (request) => begin(request));
  server.addHook('preSerialization', async (request, _reply, payload) => {
    answers.set(request, payload);
    return payload;
  });
  server.addHook('onSend', async (request, reply, payload) => {
    // A request that cannot be read never reaches a handler.
    begin(request);
    hops.get(request)?.end({ response: answers.get(request), status: reply.statusCode });
    return payload;
  });
}
