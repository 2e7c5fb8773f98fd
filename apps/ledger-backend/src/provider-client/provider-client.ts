import type { Clock, Random } from '@exchange-sim/clock';
import type { OpenHop, Recorder } from '@exchange-sim/trace';
import type { ProviderRow } from '../registry/provider-row.js';
import { invalidAnswer, refused, schemaMismatch, timedOut, unreachable } from './failures.js';
import { type ProviderCall, urlOf } from './provider-call.js';
import { excerpt, parseJson, readText } from './read-answer.js';
import { outboundTraceparent } from './traceparent.js';

const REDIRECTS = 3;

interface Answer {
  status: number;
  text: string;
  json: unknown;
}

/** Calls providers: API key, trace context, time limit, contract check, one hop per request. */
export class ProviderClient {
  readonly #clock: Clock;
  readonly #recorder: Recorder;
  readonly #random: Random;

  constructor(clock: Clock, recorder: Recorder, random: Random) {
    this.#clock = clock;
    this.#recorder = recorder;
    this.#random = random.fork('traceparent');
  }

  /** @throws ProviderFailure for no answer, a refusal, or an answer that is not what `call.schema` says. */
  async call<T>(row: ProviderRow, call: ProviderCall<T>): Promise<T> {
    const answer = await this.#send(row, call);
    if (answer.status === 404 && !hasEnvelope(answer.json) && call.aliases?.[0]) {
      const [path, ...aliases] = call.aliases;
      return this.call(row, { ...call, path, aliases });
    }
    if (answer.status !== 200 && answer.status !== 201)
      throw refused(row, call, answer.status, answer.text, answer.json);
    if (answer.json === undefined) throw invalidAnswer(row, call, `not JSON but ${excerpt(answer.text)}`);
    const parsed = call.schema.safeParse(answer.json);
    if (!parsed.success) throw schemaMismatch(row, call, parsed.error);
    return parsed.data;
  }

  async #send(row: ProviderRow, call: ProviderCall<unknown>): Promise<Answer> {
    const hop = this.#recorder.begin({
      from: 'ledger-backend',
      to: 'provider-backend',
      kind: 'http',
      name: `${call.method} ${call.path}`,
      request: { provider: row.id, product: call.product, query: call.query, body: call.body },
    });
    const limit = this.#clock.timeout(call.limitMs);
    try {
      const response = await this.#fetch(row, call, limit.signal);
      const text = await readText(response);
      const json = parseJson(text);
      hop.end({ response: json ?? excerpt(text), status: response.status });
      return { status: response.status, text, json };
    } catch (error) {
      throw this.#failed(row, call, hop, limit.signal, error);
    } finally {
      limit.cancel();
    }
  }

  /** Follows redirects of GET within the provider's own origin only: our API key must not reach another host. */
  async #fetch(row: ProviderRow, call: ProviderCall<unknown>, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'x-api-key': row.apiKey,
      traceparent: outboundTraceparent(this.#random),
      ...call.headers,
    };
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    let url = urlOf(row, call);
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, { method: call.method, headers, body, signal, redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
      if (call.method !== 'GET' || redirects === REDIRECTS || next?.origin !== url.origin)
        throw invalidAnswer(
          row,
          call,
          `a redirect to ${excerpt(location)}, which is not followed`,
          'location',
        );
      await response.body?.cancel();
      url = next;
    }
  }

  #failed(row: ProviderRow, call: ProviderCall<unknown>, hop: OpenHop, signal: AbortSignal, error: unknown) {
    const failure = signal.aborted
      ? timedOut(row, call)
      : error instanceof RangeError
        ? invalidAnswer(row, call, error.message)
        : error instanceof Error && error.name === 'ProviderFailure'
          ? error
          : unreachable(row, call, error);
    hop.end({
      response: failure.message,
      status: 'messageKey' in failure ? String(failure.messageKey) : 'error',
    });
    return failure;
  }
}

const hasEnvelope = (json: unknown) => typeof json === 'object' && json !== null && 'messageKey' in json;
