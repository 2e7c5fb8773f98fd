import { parsePythonJson, plain } from './python-json.js';

type Condition = [name: string, value: boolean];
export type RuleAction =
  | ['button', number, boolean]
  | ['finger', number, number, boolean]
  | ['setbool', string, boolean]
  | ['exit'];

export interface Rule {
  text?: string;
  /** Matches from the start of the text. */
  regexp?: RegExp;
  x?: number;
  y?: number;
  conditions?: Condition[];
  actions?: RuleAction[];
}

/**
 * Reads the document of `POST /automation`; undefined when it is not valid. Like the genuine server this looks into the first rule only;
 * a later one that cannot be understood is left out.
 */
export function parseRules(document: Uint8Array): Rule[] | undefined {
  let parsed: unknown;
  try {
    parsed = plain(parsePythonJson(document));
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || !onlyKeys(parsed, ['version', 'rules'])) return undefined;
  const { version, rules } = parsed;
  if (version !== 1 || !Array.isArray(rules)) return undefined;
  const [first] = rules;
  if (first !== undefined && !(isRule(first) && onlyKeys(first, KEYS))) return undefined;
  return rules.filter(isRule).map(({ regexp, ...rule }) => ({
    ...rule,
    ...(regexp !== undefined && { regexp: anchored(regexp) }),
  }));
}

const KEYS = ['text', 'regexp', 'x', 'y', 'conditions', 'actions'];

type WrittenRule = Omit<Rule, 'regexp'> & { regexp?: string };

function isRule(value: unknown): value is WrittenRule {
  if (!isRecord(value)) return false;
  const { text, regexp, x, y, conditions, actions } = value;
  return (
    [text, regexp].every((each) => each === undefined || typeof each === 'string') &&
    [x, y].every((at) => at === undefined || Number.isInteger(at)) &&
    (conditions === undefined || (Array.isArray(conditions) && conditions.every(isCondition))) &&
    (actions === undefined || (Array.isArray(actions) && actions.every(isAction)))
  );
}

/** Python's spelling of named groups and flags is understood; what is no expression at all matches nothing. */
function anchored(pattern: string): RegExp {
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  const source = rest
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\Z', '$');
  try {
    return new RegExp(`^(?:${source})`, flags);
  } catch {
    return /(?!)/;
  }
}

function isCondition(value: unknown): value is Condition {
  return isTuple(value, ['string', 'boolean']);
}

function isAction(value: unknown): value is RuleAction {
  if (!Array.isArray(value)) return false;
  const [name, ...rest] = value;
  if (name === 'button') return isTuple(rest, ['integer', 'boolean']);
  if (name === 'finger') return isTuple(rest, ['integer', 'integer', 'boolean']);
  if (name === 'setbool') return isTuple(rest, ['string', 'boolean']);
  return name === 'exit' && rest.length === 0;
}

function isTuple(value: unknown, types: string[]): boolean {
  return (
    Array.isArray(value) && value.length === types.length && types.every((type, i) => isOf(type, value[i]))
  );
}

function isOf(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyKeys(value: object, keys: string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}
