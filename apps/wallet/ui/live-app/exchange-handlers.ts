import { completeExchange, startExchange, walletApi } from '@exchange-sim/contract';
import { type CustomHandlers, customWrapper } from '@ledgerhq/wallet-api-server';
import type { z } from 'zod';
import { hopNow, reportHop } from '../hops/hops.js';
import { call, walletProcess } from '../wire/call.js';
import { asThrown, type ExchangeFailure, exchangeFailure } from './exchange-failure.js';

/** What the page does about the exchange a Live App drives. */
export interface ExchangeEvents {
  onFailure(failure: ExchangeFailure): void;
  onCompleted(done: { transactionHash: string; swapId: string | undefined }): void;
  /** The Live App asks to be closed. */
  onClose(): void;
}

/** `custom.exchange.start`, `complete`, `error` and `custom.close`: the wallet's process does the work. */
export function exchangeHandlers(events: ExchangeEvents): CustomHandlers {
  const start = traced('custom.exchange.start', events, async (params) =>
    call(walletProcess, walletApi.start, { body: checked(startExchange, params) }),
  );
  const complete = traced('custom.exchange.complete', events, async (params) => {
    const body = checked(completeExchange, params);
    const done = await call(walletProcess, walletApi.complete, { body });
    events.onCompleted({ ...done, swapId: body.swapId });
    return done;
  });
  const close = customWrapper(async () => events.onClose());
  return {
    'custom.exchange.start': customWrapper(start),
    'custom.exchange.complete': customWrapper(complete),
    'custom.exchange.error': customWrapper(async (params: unknown) => {
      events.onFailure(reportedFailure(params));
    }),
    'custom.close': close,
    'custom.exchange.close': close,
  };
}

/** Runs a call of the exchange, tells the trace when it began and ended, and throws what the Live App can read. */
function traced<Result>(
  name: string,
  events: ExchangeEvents,
  run: (params: unknown) => Promise<Result>,
): (params: unknown) => Promise<Result> {
  return async (params) => {
    const begun = hopNow();
    const tell = (response: unknown, status: string) =>
      reportHop({
        from: 'exchange-sdk',
        to: 'wallet',
        kind: 'rpc',
        name,
        start: begun,
        end: hopNow(),
        request: params,
        response,
        status,
      });
    try {
      const result = await run(params);
      tell(result, 'ok');
      return result;
    } catch (error) {
      const failure = exchangeFailure(error);
      const thrown = asThrown(failure);
      tell(thrown, failure.name);
      events.onFailure(failure);
      throw thrown;
    }
  };
}

/** @throws an error naming the parameter the Live App got wrong. */
function checked<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`The Live App sent "${issue?.path.join('.')}" wrongly: ${issue?.message}.`);
}

/** What a Live App reports with `custom.exchange.error`: its provider's side of the failure. */
function reportedFailure(params: unknown): ExchangeFailure {
  const error = (params ?? {}) as { name?: unknown; message?: unknown; cause?: unknown };
  return {
    name: typeof error.name === 'string' ? error.name : 'LiveAppError',
    message:
      typeof error.message === 'string' ? error.message : 'The Live App reported an error without a message.',
    step: undefined,
    title: undefined,
    cause: error.cause,
    party: 'provider',
    fix: 'See the trace for the request that failed.',
    field: undefined,
    isQuoteExpired: false,
  };
}
