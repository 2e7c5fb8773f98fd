import type { Scenario, Verdict } from '@exchange-sim/scenarios';
import { failureText } from '@exchange-sim/scenarios';

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Where a run stands, for a person: verdicts go to `out`; on a terminal a line of its own says what is being driven. */
export class Progress {
  readonly #out: Terminal | undefined;
  readonly #status: Terminal;
  readonly #total: number;
  #done = 0;

  /** Without `out` verdicts are not told. */
  constructor(total: number, status: Terminal, out?: Terminal) {
    this.#total = total;
    this.#status = status;
    this.#out = out;
  }

  /** How many scenarios have ended. */
  get done(): number {
    return this.#done;
  }

  begins({ id }: Pick<Scenario, 'id'>): void {
    if (this.#status.isTTY) this.#status.write(`\r\u001b[2K  ${this.#done + 1}/${this.#total}  ${id} …`);
  }

  ends(verdict: Verdict): void {
    this.#done += 1;
    this.clear();
    this.#out?.write(linesOf(verdict, `${this.#done}/${this.#total}`));
  }

  /** Takes the line of what is being driven away. */
  clear(): void {
    if (this.#status.isTTY) this.#status.write('\r\u001b[2K');
  }
}

/** One line for a scenario that holds; what was expected, what was seen and the trace for one that does not. */
export function linesOf({ scenario, passed, ms, traceHash, failure, trace }: Verdict, place: string): string {
  const line = `${passed ? '✓' : '✗'} ${place}  ${scenario.id}  ${scenario.title}  ${Math.round(ms)} ms  ${traceHash.slice(0, 12)}\n`;
  if (!failure) return line;
  return [
    `${line}    ${failureText(failure)}`,
    `    Requirement: ${scenario.requirement} (${scenario.clause})`,
    ...trace.map((hop) => `    ${hop}`),
    '',
  ].join('\n');
}
