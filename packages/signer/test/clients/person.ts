import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';

const NEXT = [342, 606] as const;
const REJECT = [36, 606] as const;
const CONFIRM = [200, 515] as const;
const YES = [200, 546] as const;
/** Of the device's own time, in seconds. */
const HOLD = 1.7;
const LOOKS = 200;

/** Somebody in front of a stax, who sees and touches it over REST only. */
export class Person {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Texts on the screen now, one a line. */
  async sees(): Promise<string[]> {
    const answer = await fetch(`${this.#url}/events?currentscreenonly=true`);
    const { events }: { events: { text: string }[] } = JSON.parse(await answer.text());
    return events.map(({ text }) => text.trim());
  }

  /** Waits until the text stands on the screen. */
  async awaits(text: string): Promise<string[]> {
    for (let look = 0; look < LOOKS; look++) {
      const lines = await this.sees();
      if (lines.some((line) => line.includes(text))) return lines;
      await pause(5);
    }
    expect.fail(`"${text}" never came; the screen says ${(await this.sees()).join(' | ')}`);
  }

  /** Reads the whole review and holds to sign; resolves to all its lines. */
  async approves(): Promise<string[]> {
    const read = await this.#reads();
    await this.#touches(CONFIRM, HOLD);
    return read;
  }

  /** Reads the first page, and thinks. */
  async waits(): Promise<void> {
    await this.awaits('1 of');
  }

  /** Rejects on the first page, and means it. */
  async rejects(): Promise<void> {
    await this.awaits('1 of');
    await this.#touches(REJECT);
    await this.awaits('Yes, reject');
    await this.#touches(YES);
  }

  async #reads(): Promise<string[]> {
    const read: string[] = [];
    for (let page = 1; ; page++) {
      const lines = await this.awaits(`${page} of`);
      read.push(...lines);
      if (lines.includes('Hold to sign')) return read;
      await this.#touches(NEXT);
    }
  }

  async #touches([x, y]: readonly [number, number], delay?: number): Promise<void> {
    const body = JSON.stringify({ action: 'press-and-release', x, y, delay });
    const answer = await fetch(`${this.#url}/finger`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([200, '{}\n']);
  }
}
