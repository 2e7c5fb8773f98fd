import { createHash } from 'node:crypto';
import { flowIds, type Hop } from '@exchange-sim/trace';
import { z } from 'zod';

const history = z.looseObject({ entries: z.array(z.looseObject({ id: z.string() })) });

/** Fields that differ from run to run by nature: times, heights, what chance drew. */
const PASSING = new Set([
  'ms',
  'at',
  'block',
  'blockHeight',
  'confirmations',
  'traceparent',
  'apdu',
  'data',
  'explanation',
  'serializedTransaction',
]);

/** Asked again and again as time goes by: how often is chance. */
const BY_TIME_ALONE = new Set(['GET /status']);

/** What stands in a text for something that is another at each run. */
const PASSING_TEXTS: ReadonlyArray<[RegExp, string]> = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>'],
  [/127\.0\.0\.1:\d+/g, '<host>'],
  // not the decimals of an amount
  [/(?<!\d\.)\b(0x)?[0-9a-f]{16,}\b/gi, '<hex>'],
  [/\bbc1[0-9a-z]{20,}\b/g, '<address>'],
  [/[\w-]{60,}/g, '<text>'],
];

/**
 * Hash of what happened, without times, ports and random wire details. Hops are put in order within each pair of parties (and
 * provider): what different pairs do at once has no order to repeat. What is said again unchanged counts once.
 * @returns SHA-256, hex
 */
export function traceHash(hops: readonly Hop[]): string {
  return createHash('sha256').update(hashedText(hops)).digest('hex');
}

/** What is hashed: every lane with its lines. */
export function hashedText(hops: readonly Hop[]): string {
  const lanes = new Map<string, string[]>();
  const own = new Set(hops.flatMap(({ request, response }) => [...flowIds(response, flowIds(request))]));
  for (const hop of hops.filter(({ name }) => !BY_TIME_ALONE.has(name))) {
    const lane = laneOf(hop);
    const lines = lanes.get(lane) ?? [];
    const line = lineOf(hop, own);
    if (lines.at(-1) !== line) lines.push(line);
    lanes.set(lane, lines);
  }
  return [...lanes.keys()]
    .sort()
    .map((lane) => `${lane}\n${(lanes.get(lane) ?? []).join('\n')}\n`)
    .join('');
}

/** What a system does of its own, while the user goes on. */
const OF_ITS_OWN = new Set(['POST /onRamp/received']);

/** Jobs of different names are of different queues, which are worked on at once. */
const laneOf = ({ from, to, kind, name, request }: Hop) => {
  const provider = typeof request === 'object' && request && 'provider' in request ? request.provider : '';
  return `${from} → ${to} ${kind === 'job' || OF_ITS_OWN.has(name) ? name : ''}${typeof provider === 'string' ? provider : ''}`;
};

const lineOf = ({ kind, name, status, request, response }: Hop, own: ReadonlySet<string>) =>
  [
    kind,
    steady(name),
    steady(status ?? ''),
    JSON.stringify(lasting(request)),
    JSON.stringify(lasting(withoutOthers(response, own))),
  ].join(' ');

/** The history lists also the orders of scenarios before this one. */
function withoutOthers(answer: unknown, own: ReadonlySet<string>): unknown {
  const { success, data } = history.safeParse(answer);
  if (!success) return answer;
  return { ...data, entries: data.entries.filter(({ id }) => own.has(`order:${id.toLowerCase()}`)) };
}

function lasting(value: unknown): unknown {
  if (typeof value === 'string') return steady(value);
  if (typeof value === 'number') return value > 1e12 ? '<time>' : value;
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PASSING.has(key))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, item]) => [key, lasting(item)]),
  );
}

const steady = (text: string) =>
  PASSING_TEXTS.reduce((steadied, [pattern, placeholder]) => steadied.replace(pattern, placeholder), text);
