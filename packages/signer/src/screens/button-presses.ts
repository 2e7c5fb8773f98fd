import type { Ticker } from './ticker.js';

export type Button = 'left' | 'right' | 'both';

const LEFT = 1;
const RIGHT = 2;
const BOTH = LEFT | RIGHT;
/** One button that stays down this long is meant to repeat; letting it go does nothing more. */
const TOO_LONG_TICKS = 8;

/**
 * Which buttons were pressed together, told when the first of them comes up: the device hears of presses, and that a button was
 * let go, but not which one.
 */
export class ButtonPresses {
  readonly #ticker: Ticker;
  #pressed = 0;
  #since = 0;

  constructor(ticker: Ticker) {
    this.#ticker = ticker;
  }

  press(button: Button): void {
    this.#pressed |= maskOf(button);
    this.#since = this.#ticker.count;
  }

  /** The buttons that went down since one was let go for the last time. */
  release(): Button | undefined {
    const held = this.#ticker.count - this.#since;
    const pressed = this.#pressed;
    this.#pressed = 0;
    if (pressed === BOTH) return 'both';
    if (pressed === 0 || held >= TOO_LONG_TICKS) return undefined;
    return pressed === LEFT ? 'left' : 'right';
  }
}

function maskOf(button: Button): number {
  return button === 'both' ? BOTH : button === 'left' ? LEFT : RIGHT;
}
