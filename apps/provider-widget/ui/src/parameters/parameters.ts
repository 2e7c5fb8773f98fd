/** The parameters of the Live App's URL: read, checked, explained. @module */
import { type SellRedirectQuery, sellRedirectQuery } from '@exchange-sim/contract';
import type { z } from 'zod';
import { type SwapParameters, swapParameters } from './swap-parameters.js';

export type SaleParameters = SellRedirectQuery;
/** What the page was opened for; `status` is the public page of one swap, opened without a wallet. */
export type LiveAppParameters = SaleParameters | SwapParameters | { mode: 'status' };

/** One parameter that is wrong, and how to mend the link. */
export interface ParameterProblem {
  parameter: string;
  /** As received; `undefined` when it is missing. */
  received: string | undefined;
  problem: string;
  mend: string;
}

type ParametersResult =
  | { ok: true; parameters: SaleParameters | SwapParameters }
  | { ok: false; problems: ParameterProblem[] };

/** How one product writes its links. */
interface Dialect {
  schema: z.ZodType<SaleParameters | SwapParameters>;
  examples: Record<string, string>;
  required: readonly string[];
}

const SELL: Dialect = {
  schema: sellRedirectQuery,
  examples: {
    accountId: '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    cryptoAmount: '0.5',
    paymentMethod: 'sepa',
    mode: 'sell',
    bankResidency: 'FR',
    customParameters: 'campaign%3Dautumn',
    ledgerTransactionId: '01J9ZK3M2Q',
    deeplinkUrl: 'ledgerlive%3A%2F%2Fdiscover%2Fnorthgate',
    quoteId: 'q-7d1f0c',
    language: 'en',
    theme: 'dark',
  },
  required: [
    'accountId',
    'cryptoCurrency',
    'fiatCurrency',
    'cryptoAmount',
    'paymentMethod',
    'mode',
    'bankResidency',
  ],
};

const SWAP: Dialect = {
  schema: swapParameters,
  examples: {
    mode: 'swap',
    quoteId: 'q-7d1f0c',
    fromAmount: '0.5',
    fromAccountId: '7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
    toAccountId: '1f0b7d55-90e1-5c7b-8f52-0b1d93e6a4c8',
    rate: '0.041',
    feeStrategy: 'medium',
    'ledger-transaction-id': '01J9ZK3M2Q',
    theme: 'dark',
    displayLanguage: 'en',
  },
  required: ['fromAmount', 'fromAccountId', 'toAccountId'],
};

/** Whether a link means a swap: it says so, or it names an account to receive on, as links of a swap do. */
export function meansSwap(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.get('mode') === 'swap' || (!query.has('mode') && query.has('toAccountId'));
}

/** Reads the parameters of a search string such as `?mode=sell&…`. Unknown ones are left alone. */
export function readParameters(search: string): ParametersResult {
  const query = new URLSearchParams(search);
  const dialect = meansSwap(search) ? SWAP : SELL;
  const repeated = Object.keys(dialect.examples).filter((name) => query.getAll(name).length > 1);
  const parsed = dialect.schema.safeParse(Object.fromEntries(query));
  if (parsed.success && repeated.length === 0) return { ok: true, parameters: parsed.data };
  const wrong = new Map(
    (parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message] as const),
  );
  if (wrong.has('mode') && query.has('mode')) wrong.set('mode', 'must be "sell" or "swap"');
  return {
    ok: false,
    problems: [
      ...repeated.map((name) => problemOf(dialect, name, query, 'is given more than once')),
      ...[...wrong].map(([name, message]) => problemOf(dialect, name, query, message)),
    ],
  };
}

/** BCP-47 tag of the language the wallet asked for; English without one. */
export function languageOf(parameters: LiveAppParameters): string {
  if (parameters.mode === 'sell') return parameters.language ?? 'en';
  return (parameters.mode === 'swap' && parameters.displayLanguage) || 'en';
}

function problemOf(
  { examples, required }: Dialect,
  name: string,
  query: URLSearchParams,
  message: string,
): ParameterProblem {
  const received = query.get(name) ?? undefined;
  const example = `${name}=${examples[name] ?? '…'}`;
  if (received === undefined)
    return {
      parameter: name,
      received,
      problem: 'is missing',
      mend: `Add it to the link, for example ${example}`,
    };
  const leaveOut = required.includes(name) ? '' : ', or leave it out';
  const change = query.getAll(name).length > 1 ? 'Send it once, for example' : 'Change it, for example to';
  return {
    parameter: name,
    received,
    problem: sentenceOf(message),
    mend: `${change} ${example}${leaveOut}`,
  };
}

function sentenceOf(message: string): string {
  const options = /expected (?:one of )?(.+)$/.exec(message)?.[1]?.replaceAll('|', ', ');
  if (!options) return message.replace(/^Invalid input:?\s*/i, '') || 'is not readable';
  return options.includes(', ') ? `must be one of ${options}` : `must be ${options}`;
}
