import { baseUrlOf, type ProviderRow } from '../registry/provider-row.js';
import { type Call, invalidAnswer, what } from './failures.js';
import { ProviderFailure } from './provider-failure.js';

/** What a request that failed below HTTP means, by the code of its cause. */
export function unreachable(row: ProviderRow, call: Call, error: unknown): ProviderFailure {
  const code = codeOf(error);
  if (/^(HTTPParserError|HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES)/.test(code))
    return invalidAnswer(row, call, `not well-formed HTTP (${code})`);
  const { origin } = new URL(baseUrlOf(row, call.product));
  const { problem, fix } = meaning(code);
  return new ProviderFailure(
    502,
    'PROVIDER_UNREACHABLE_ERROR',
    `${what(row, call)} ${problem} at ${origin}${code && ` (${code})`}.`,
    { field: 'baseUrl', clause: 'Provider API base URL', fix },
  );
}

function meaning(code: string): { problem: string; fix: string } {
  if (/CERT|SSL|TLS|SELF_SIGNED|ISSUER|EPROTO/.test(code))
    return {
      problem: 'could not be asked over TLS',
      fix: 'Give the provider a certificate this machine trusts (NODE_EXTRA_CA_CERTS names more), or correct baseUrl in providers.json.',
    };
  if (/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code))
    return {
      problem: 'was cut off: the connection was closed before the answer was complete',
      fix: 'Look at the provider’s own log for why it closed the connection; try again.',
    };
  return {
    problem: 'could not be reached',
    fix: 'Start the provider, or correct baseUrl in providers.json.',
  };
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    // Has a code only sometimes.
    if (cause.name === 'HTTPParserError') return cause.name;
  }
  return '';
}
