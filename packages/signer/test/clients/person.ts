import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';

const NEXT = [342, 606] as const;
const REJECT = [36, 606] as const;
const CONFIRM = [200, 515] as const;
const YES = [200, 546] as const;
/** Of the device's own time, in seconds. */
const HOLD = 1.7;
const LOOKS = 200;

/** Somebody in front of the signer, who sees and touches it over REST only. */
export abstract class Person {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Reads the whole review and signs; resolves to all its lines. */
  abstract approves(): Promise<string[]>;
  /** Rejects, and means it. */
  abstract rejects(): Promise<void>;
  /** Reads the first page, and thinks. */
  abstract waits(): Promise<void>;

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

  protected async does(path: string, action: object): Promise<void> {
    const body = JSON.stringify({ action: 'press-and-release', ...action });
    const answer = await fetch(`${this.#url}${path}`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([200, '{}\n']);
  }
}

/** Holds a stax. */
export class TouchPerson extends Person {
  async approves(): Promise<string[]> {
    const read: string[] = [];
    for (let page = 1; ; page++) {
      const lines = await this.awaits(`${page} of`);
      read.push(...lines);
      if (lines.includes('Hold to sign')) break;
      await this.#touches(NEXT);
    }
    await this.#touches(CONFIRM, HOLD);
    return read;
  }

  async rejects(): Promise<void> {
    await this.waits();
    await this.#touches(REJECT);
    await this.awaits('Yes, reject');
    await this.#touches(YES);
  }

  async waits(): Promise<void> {
    await this.awaits('1 of');
  }

  #touches([x, y]: readonly [number, number], delay?: number): Promise<void> {
    return this.does('/finger', { x, y, delay });
  }
}

/** Holds a model with buttons. */
export class ButtonPerson extends Person {
  approves(): Promise<string[]> {
    return this.#turnsTo('Sign transaction');
  }

  async rejects(): Promise<void> {
    await this.#turnsTo('Reject transaction');
  }

  async waits(): Promise<void> {
    await this.awaits('Review transaction');
  }

  async #turnsTo(text: string): Promise<string[]> {
    await this.waits();
    const read: string[] = [];
    for (let page = 0; page < LOOKS; page++) {
      const lines = await this.sees();
      read.push(...lines);
      if (lines.includes(text)) {
        await this.does('/button/both', {});
        return read;
      }
      await this.does('/button/right', {});
    }
    expect.fail(`"${text}" never came; the pages said ${read.join(' | ')}`);
  }
}
