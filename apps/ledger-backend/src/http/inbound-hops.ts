import type { Party } from '@exchange-sim/contract';
import type { OpenHop, Recorder } from '@exchange-sim/trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inboundTrace } from '../provider-client/traceparent.js';

const UNRECORDED = /^\/(health|docs|control|history\/stream)([/?-]|$)/;
/** Where only the exchange SDK posts; the paths of /v5 are the wallet's too, unless the SDK's header tells otherwise. */
const SDK_PATH = /^(?!\/v5\/).*\/(remit|accepted|cancelled|forgeTransaction\/offRamp|)$/;
const PROVIDER_PATH = /^\/(transaction|webhook)(\/|$)/;

const hops = new WeakMap<FastifyRequest, OpenHop>();
const answers = new WeakMap<FastifyRequest, unknown>();

/** Keeps the answer for the trace, when it is sent as text or as a stream. */
export function noteAnswer(request: FastifyRequest, answer: unknown): void {
  answers.set(request, answer);
}

/** Ends the hop of an answer that does not pass Fastify, such as a stream. */
export function endHop(request: FastifyRequest, answer: { response: unknown; status: number }): void {
  hops.get(request)?.end(answer);
}

/** Records each request with its answer, and remembers the trace it belongs to for calls made on its behalf. */
export function recordInbound(server: FastifyInstance, recorder: Recorder): void {
  const begin = (request: FastifyRequest) => {
    if (hops.has(request) || UNRECORDED.test(request.url) || request.method === 'OPTIONS') return;
    const path = pathOf(request);
    hops.set(
      request,
      recorder.begin({
        from: caller(request, path),
        to: 'ledger-backend',
        kind: 'http',
        name: `${request.method} ${path}`.slice(0, 200),
        request: { query: request.query, body: request.body, ...pathIds(request), ...routedFrom(request) },
      }),
    );
  };
  // Not earlier: the body is read in events of the socket, which do not carry the asynchronous context on.
  server.addHook('preValidation', (request, _reply, done) => {
    begin(request);
    const { traceparent } = request.headers;
    inboundTrace.run({ traceparent: typeof traceparent === 'string' ? traceparent : undefined }, done);
  });
  server.addHook('preSerialization', (request, _reply, payload, done) => {
    noteAnswer(request, payload);
    done(null, payload);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    // A request that cannot be read never reaches `preValidation`.
    begin(request);
    endHop(request, { response: answers.get(request), status: reply.statusCode });
    done(null, payload);
  });
}

function caller({ headers }: FastifyRequest, path: string): Party {
  const isSdk = headers['x-exchange-sdk-version'] !== undefined;
  if (!isSdk && headers['x-ledger-client-version'] !== undefined) return 'wallet';
  if (isSdk || SDK_PATH.test(path)) return 'exchange-sdk';
  return PROVIDER_PATH.test(path) ? 'provider-backend' : 'wallet';
}

/** The ids in the path, by their names, so that the flow is found. The router gives them in an object without a prototype. */
function pathIds({ params }: FastifyRequest): { params?: object } {
  return typeof params === 'object' && params !== null && Object.keys(params).length > 0
    ? { params: { ...params } }
    : {};
}

/** Where a browser was calling when it was sent here instead: a host of Ledger's production. */
function routedFrom({ headers }: FastifyRequest): { routedFrom?: string } {
  const from = headers['x-exchange-sim-routed-from'];
  return typeof from === 'string' ? { routedFrom: from.slice(0, 500) } : {};
}

const pathOf = ({ url }: FastifyRequest) => {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
};
