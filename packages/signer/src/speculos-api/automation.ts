import type { TextEvent } from '../screens/page.js';
import type { ScreenMachine } from '../screens/screen-machine.js';
import { parseRules, type Rule, type RuleAction } from './automation-rules.js';

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
    const rules = parseRules(body);
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
      else this.#screen.releaseButton();
    } else if (action[0] === 'setbool') this.#variables.set(action[1], action[2]);
    else if (action[0] === 'exit') this.#exit();
  }

  #matches({ text, regexp, x, y, conditions = [] }: Rule, event: TextEvent): boolean {
    return (
      (text === undefined || text === event.text) &&
      (regexp === undefined || regexp.test(event.text)) &&
      (x === undefined || x === event.x) &&
      (y === undefined || y === event.y) &&
      conditions.every(([name, value]) => (this.#variables.get(name) ?? false) === value)
    );
  }
}
