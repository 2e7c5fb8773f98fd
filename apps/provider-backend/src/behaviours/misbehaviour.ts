import type { Clock } from '@exchange-sim/clock';
import { ContractError } from '@exchange-sim/contract';
import type { FastifyReply } from 'fastify';
import type { BehavioursService } from './behaviours-service.js';

const GARBAGE = {
  html: ['text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
  empty: ['application/json', ''],
  'wrong-fields': ['application/json', '{"price":"12,50","currency":"euro"}'],
  'fixed-without-id': [
    'application/json',
    '{"amountTo":"1","providerFees":"0","referralFees":"0","payoutNetworkFees":"0","tradeMethod":"fixed"}',
  ],
} as const;

/** What quotes and orders of both products may be told to do before they do their work. */
export class Misbehaviour {
  constructor(
    readonly behaviours: BehavioursService,
    readonly clock: Clock,
  ) {}

  /** Waits, refuses, keeps silent; a body that is to be answered instead of a quote. @throws ContractError */
  async beforeQuote(reply: FastifyReply): Promise<string | undefined> {
    const behaviours = await this.behaviours.all();
    if (behaviours['quote.silence']) return silence(reply);
    if (behaviours['quote.delay']) await this.clock.sleep(behaviours['quote.delay'].ms);
    if (behaviours['quote.reject']) throw refused('Quotes', 'quote.reject', behaviours['quote.reject']);
    if (!behaviours['quote.garbage']) return undefined;
    const [type, body] = GARBAGE[behaviours['quote.garbage'].body];
    reply.type(type);
    return body;
  }

  /** Waits, fails, refuses. @throws ContractError */
  async beforeOrder(): Promise<void> {
    const behaviours = await this.behaviours.all();
    if (behaviours['order.delay']) await this.clock.sleep(behaviours['order.delay'].ms);
    if (behaviours['order.fail']) throw failed('Orders', 'order.fail');
    if (behaviours['order.reject']) throw refused('Orders', 'order.reject', behaviours['order.reject']);
  }
}

/** An answer that never comes: the caller's own limit ends it. */
function silence(reply: FastifyReply): Promise<never> {
  reply.hijack();
  return new Promise(() => {});
}

/** A server error on purpose. */
export function failed(what: string, behaviour: string): ContractError {
  return new ContractError(500, 'PROVIDER_ERROR', `${what} fail because the behaviour ${behaviour} is on.`, {
    fix: 'Turn it off: PUT /control/behaviours.',
  });
}

type Refusal =
  | 'REGION_RESTRICTED_ERROR'
  | 'CURRENCY_REGION_RESTRICTED_ERROR'
  | 'CURRENCY_FROM_NOT_FOUND_ERROR'
  | 'SWAP_PAIR_NOT_FOUND_ERROR'
  | 'NO_DEPOSIT_WALLET_ERROR';
const STATUS: Readonly<Record<Refusal, number>> = {
  REGION_RESTRICTED_ERROR: 451,
  CURRENCY_REGION_RESTRICTED_ERROR: 451,
  CURRENCY_FROM_NOT_FOUND_ERROR: 404,
  SWAP_PAIR_NOT_FOUND_ERROR: 404,
  NO_DEPOSIT_WALLET_ERROR: 400,
};

function refused(what: string, behaviour: string, { messageKey }: { messageKey: Refusal }): ContractError {
  return new ContractError(
    STATUS[messageKey],
    messageKey,
    `${what} are refused because the behaviour ${behaviour} is on.`,
    { fix: 'Turn it off: PUT /control/behaviours.' },
  );
}
