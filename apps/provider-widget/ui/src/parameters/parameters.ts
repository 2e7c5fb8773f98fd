/** The parameters of the Live App's URL: read, checked, explained. @module */
import type { SellRedirectQuery } from '@exchange-sim/contract';
import type { BuyParameters } from './buy-parameters.js';
import { DIALECTS, type Dialect, productMeant } from './dialects.js';
import type { SwapParameters } from './swap-parameters.js';

export type SaleParameters = SellRedirectQuery;
/** What the page was opened for; `status` is the public page of one swap, opened without a wallet. */
export type LiveAppParameters = BuyParameters | SaleParameters | SwapParameters | { mode: 'status' };

/** One parameter that is wrong, and how to mend the link. */
export interface ParameterProblem {
  parameter: string;
  /** As received; `undefined` when it is missing. */
  received: string | undefined;
  problem: string;
  mend: string;
}

type ParametersResult =
  | { ok: true; parameters: BuyParameters | SaleParameters | SwapParameters }
  | { ok: false; problems: ParameterProblem[] };

/** Reads the parameters of a search string such as `?mode=sell&…`. Unknown ones are left alone. */
export function readParameters(search: string): ParametersResult {
  const query = new URLSearchParams(search);
  const dialect = DIALECTS[productMeant(search)];
  const repeated = Object.keys(dialect.examples).filter((name) => query.getAll(name).length > 1);
  const parsed = dialect.schema.safeParse(Object.fromEntries(query));
  if (parsed.success && repeated.length === 0) return { ok: true, parameters: parsed.data };
  const wrong = new Map(
    (parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message] as const),
  );
  if (wrong.has('mode') && query.has('mode')) wrong.set('mode', 'must be "buy", "sell" or "swap"');
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
  if (parameters.mode === 'buy' || parameters.mode === 'sell') return parameters.language ?? 'en';
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
