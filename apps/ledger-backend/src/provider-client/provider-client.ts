import type { Clock, Random } from '@exchange-sim/clock';
import type { OpenHop, Recorder } from '@exchange-sim/trace';
import { keyHeaderOf, type ProviderRow } from '../registry/provider-row.js';
import { invalidAnswer, redirected, schemaMismatch, timedOut, wrongType } from './failures.js';
import { type ProviderCall, urlOf } from './provider-call.js';
import { ProviderFailure } from './provider-failure.js';
import { type Answer, excerpt, readAnswer, UnreadableAnswer } from './read-answer.js';
import { refused } from './refused.js';
import { outboundTraceparent } from './traceparent.js';
import { unreachable } from './unreachable.js';

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
    if (answer.status !== 200 && answer.status !== 201) throw refused(row, call, answer);
    if (answer.json === undefined) throw invalidAnswer(row, call, `not JSON but ${excerpt(answer.text)}`);
    if (!JSON_TYPE.test(answer.contentType)) throw wrongType(row, call, answer.contentType);
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
      const answer = await readAnswer(await this.#fetch(row, call, limit.signal));
      hop.end({ response: answer.json ?? excerpt(answer.text), status: answer.status });
      return answer;
    } catch (error) {
      throw this.#failed(row, call, hop, limit.signal, error);
    } finally {
      limit.cancel();
    }
  }

  /** Follows no redirect: our API key must not reach another host, and the contract knows none. */
  async #fetch(row: ProviderRow, call: ProviderCall<unknown>, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      [keyHeaderOf(row)]: row.apiKey,
      traceparent: outboundTraceparent(this.#random),
      ...call.headers,
    };
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const response = await fetch(urlOf(row, call), {
      method: call.method,
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    throw redirected(row, call, response);
  }

  #failed(row: ProviderRow, call: ProviderCall<unknown>, hop: OpenHop, signal: AbortSignal, error: unknown) {
    const failure = failureOf(row, call, signal, error);
    hop.end({ response: failure.message, status: failure.messageKey });
    return failure;
  }
}

function failureOf(row: ProviderRow, call: ProviderCall<unknown>, signal: AbortSignal, error: unknown) {
  if (signal.aborted) return timedOut(row, call);
  if (error instanceof ProviderFailure) return error;
  if (error instanceof UnreadableAnswer) return invalidAnswer(row, call, error.message, error.field);
  return unreachable(row, call, error);
}

const JSON_TYPE = /^application\/([\w.+-]+\+)?json$/;
const hasEnvelope = (json: unknown) => typeof json === 'object' && json !== null && 'messageKey' in json;
