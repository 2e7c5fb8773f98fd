import { SystemClock } from '@exchange-sim/clock';
import { DEFAULT_PORTS, type OwnProvider, probeProvider } from '@exchange-sim/stack';
import type { ProviderFlags } from '../provider-options.js';
import { configured } from '../stack-options.js';
import { type Finding, finding } from './finding.js';
import { framingProblem } from './framing.js';

const LIMIT_MS = 5_000;
const WALLET = new URL(`http://127.0.0.1:${DEFAULT_PORTS.wallet}`);

/** The configuration, and each provider of your own: its key, its API as the wallet asks it, its Live App. */
export async function configChecks(flags: ProviderFlags): Promise<Finding[]> {
  try {
    const { providers, file } = await configured(flags);
    const own = providers.ownProviders ?? [];
    const from = file ?? 'no exchange-sim.config.ts here';
    const text = own.length
      ? `${from}; your own: ${own.map(({ name }) => name).join(', ')}`
      : `${from}; no provider of your own`;
    const groups = await Promise.all(own.map(providerChecks));
    return [finding('ok', 'configuration', text), ...groups.flat()];
  } catch (error) {
    return [finding('problem', 'configuration', error instanceof Error ? error.message : String(error))];
  }
}

async function providerChecks(row: OwnProvider): Promise<Finding[]> {
  const [probes, page] = await Promise.all([
    probeProvider(row),
    row.manifest ? liveAppCheck(row, row.manifest.url) : [],
  ]);
  const key =
    row.cal &&
    finding('ok', `${row.name}: key`, `uncompressed point on ${row.cal.curve}, shown as "${row.cal.name}"`);
  const answers = probes.map(({ product, state, text, fix }) =>
    finding(STATES[state], `${row.name}: ${product}`, text, fix?.replace(/\.$/, '')),
  );
  return [...(key ? [key] : []), ...answers, ...page];
}

const STATES = { ok: 'ok', refused: 'warning', problem: 'problem' } as const;

/** Whether the Live App answers with a page that the wallet may frame. */
async function liveAppCheck({ name }: OwnProvider, url: string): Promise<Finding[]> {
  const subject = `${name}: Live App`;
  const limit = new SystemClock().timeout(LIMIT_MS);
  try {
    const response = await fetch(url, { signal: limit.signal, headers: { accept: 'text/html' } });
    await response.body?.cancel();
    if (!response.ok)
      return [
        finding(
          'problem',
          subject,
          `${url} answers HTTP ${response.status}`,
          'make it answer 200 with the page',
        ),
      ];
    const type = response.headers.get('content-type') ?? 'nothing';
    if (!/^text\/html|^application\/xhtml/.test(type))
      return [
        finding(
          'problem',
          subject,
          `${url} answers ${type}, which is no page`,
          'send content-type: text/html',
        ),
      ];
    const problem = framingProblem(response.headers, new URL(response.url), WALLET);
    if (problem) return [finding('problem', subject, `${url} ${problem.text}`, problem.fix)];
    return [finding('ok', subject, `${url} answers, and may be framed`)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = limit.signal.aborted
      ? `nothing in ${LIMIT_MS / 1000} s`
      : cause instanceof Error
        ? cause.message
        : cause;
    return [
      finding(
        'problem',
        subject,
        `${url} cannot be opened (${why})`,
        'start it, or correct liveApp (--widget)',
      ),
    ];
  } finally {
    limit.cancel();
  }
}
