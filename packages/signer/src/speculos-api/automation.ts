import type { TextEvent } from '../screens/page.js';
import type { ScreenMachine } from '../screens/screen-machine.js';

type Condition = [name: string, value: boolean];
type RuleAction =
  | ['button', number, boolean]
  | ['finger', number, number, boolean]
  | ['setbool', string, boolean]
  | ['exit'];

interface Rule {
  text?: string;
  regexp?: string;
  x?: number;
  y?: number;
  conditions?: Condition[];
  actions?: RuleAction[];
}

/** Rules that press for the person: for every new text the first matching rule that has actions is carried out. */
export class Automation {
  readonly #screen: ScreenMachine;
  readonly #exit: () => void;
  #rules: Rule[] = [];
  #variables = new Map<string, boolean>();
  #due: RuleAction[] = [];

  constructor(screen: ScreenMachine, exit: () => void) {
    this.#screen = screen;
    this.#exit = exit;
    screen.events.onEvent((event) => this.#onText(event));
  }

  /** Replaces the rules; returns what is wrong with the document, in the API's own words, and then changes nothing. */
  load(body: Buffer): 'invalid document' | 'invalid encoding' | undefined {
    if (body.some((byte) => byte > 0x7f)) return 'invalid encoding';
    const rules = parseRules(body.toString('latin1'));
    if (!rules) return 'invalid document';
    this.#rules = rules;
    this.#variables = new Map();
    return undefined;
  }

  #onText(event: TextEvent): void {
    const rule = this.#rules.find((candidate) => candidate.actions && this.#matches(candidate, event));
    if (!rule?.actions) return;
    // the whole screen is told before the first action may turn it
    if (this.#due.length === 0) queueMicrotask(() => this.#carryOut());
    this.#due.push(...rule.actions);
  }

  #carryOut(): void {
    const due = this.#due;
    this.#due = [];
    for (const action of due) this.#act(action);
  }

  #act(action: RuleAction): void {
    if (action[0] === 'finger') {
      const [, x, y, down] = action;
      if (down) this.#screen.press({ x, y });
      else this.#screen.release({ x, y });
    } else if (action[0] === 'button') {
      const button = action[1] === 1 ? 'left' : 'right';
      if (action[2]) this.#screen.pressButton(button);
      else this.#screen.releaseButton(button);
    } else if (action[0] === 'setbool') this.#variables.set(action[1], action[2]);
    else if (action[0] === 'exit') this.#exit();
  }

  #matches({ text, regexp, x, y, conditions = [] }: Rule, event: TextEvent): boolean {
    return (
      (text === undefined || text === event.text) &&
      (regexp === undefined || new RegExp(`^(?:${regexp})`).test(event.text)) &&
      (x === undefined || x === event.x) &&
      (y === undefined || y === event.y) &&
      conditions.every(([name, value]) => (this.#variables.get(name) ?? false) === value)
    );
  }
}

function parseRules(document: string): Rule[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || !onlyKeys(parsed, ['version', 'rules'])) return undefined;
  const { version, rules } = parsed;
  return version === 1 && Array.isArray(rules) && rules.every(isRule) ? rules : undefined;
}

function isRule(value: unknown): value is Rule {
  if (!isRecord(value) || !onlyKeys(value, ['text', 'regexp', 'x', 'y', 'conditions', 'actions']))
    return false;
  const { text, regexp, x, y, conditions, actions } = value;
  return (
    (text === undefined || typeof text === 'string') &&
    (regexp === undefined || isRegExp(regexp)) &&
    [x, y].every((at) => at === undefined || Number.isInteger(at)) &&
    (conditions === undefined || (Array.isArray(conditions) && conditions.every(isCondition))) &&
    (actions === undefined || (Array.isArray(actions) && actions.every(isAction)))
  );
}

function isCondition(value: unknown): value is Condition {
  return isTuple(value, ['string', 'boolean']);
}

function isAction(value: unknown): value is RuleAction {
  if (!Array.isArray(value)) return false;
  const [name, ...rest] = value;
  if (name === 'button') return isTuple(rest, ['number', 'boolean']);
  if (name === 'finger') return isTuple(rest, ['number', 'number', 'boolean']);
  if (name === 'setbool') return isTuple(rest, ['string', 'boolean']);
  return name === 'exit' && rest.length === 0;
}

function isTuple(value: unknown, types: string[]): boolean {
  return (
    Array.isArray(value) &&
    value.length === types.length &&
    types.every((type, i) => typeof value[i] === type)
  );
}

function isRegExp(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    new RegExp(value);
    return true;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyKeys(value: object, keys: string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}
