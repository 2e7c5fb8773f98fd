/** The parameters of the Live App's URL: read, checked, explained. @module */
import { type SellRedirectQuery, sellRedirectQuery } from '@exchange-sim/contract';

export type SaleParameters = SellRedirectQuery;

/** One parameter that is wrong, and how to mend the link. */
export interface ParameterProblem {
  parameter: string;
  /** As received; `undefined` when it is missing. */
  received: string | undefined;
  problem: string;
  mend: string;
}

type ParametersResult =
  | { ok: true; parameters: SaleParameters }
  | { ok: false; problems: ParameterProblem[] };

const EXAMPLES: Record<keyof SaleParameters, string> = {
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
};

const REQUIRED = new Set<string>([
  'accountId',
  'cryptoCurrency',
  'fiatCurrency',
  'cryptoAmount',
  'paymentMethod',
  'mode',
  'bankResidency',
]);

/** Reads the parameters of a search string such as `?mode=sell&…`. Unknown ones are left alone. */
export function readParameters(search: string): ParametersResult {
  const query = new URLSearchParams(search);
  const repeated = Object.keys(EXAMPLES).filter((name) => query.getAll(name).length > 1);
  const parsed = sellRedirectQuery.safeParse(Object.fromEntries(query));
  if (parsed.success && repeated.length === 0) return { ok: true, parameters: parsed.data };
  const wrong = new Map(
    (parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message] as const),
  );
  return {
    ok: false,
    problems: [
      ...repeated.map((name) => problemOf(name, query, 'is given more than once')),
      ...[...wrong].map(([name, message]) => problemOf(name, query, message)),
    ],
  };
}

function problemOf(name: string, query: URLSearchParams, message: string): ParameterProblem {
  const received = query.get(name) ?? undefined;
  const example = `${name}=${EXAMPLES[name as keyof SaleParameters] ?? '…'}`;
  if (received === undefined)
    return {
      parameter: name,
      received,
      problem: 'is missing',
      mend: `Add it to the link, for example ${example}`,
    };
  const leaveOut = REQUIRED.has(name) ? '' : ', or leave it out';
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
