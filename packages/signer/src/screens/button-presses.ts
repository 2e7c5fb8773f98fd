import type { Ticker } from './ticker.js';

export type Button = 'left' | 'right' | 'both';

const LEFT = 1;
const RIGHT = 2;
const BOTH = LEFT | RIGHT;
/** One button that stays down this long is meant to repeat; letting it go does nothing more. */
const TOO_LONG_TICKS = 8;

/** Which buttons were pressed together, told when the last of them comes up. */
export class ButtonPresses {
  readonly #ticker: Ticker;
  #down = 0;
  #pressed = 0;
  #since = 0;

  constructor(ticker: Ticker) {
    this.#ticker = ticker;
  }

  press(button: Button): void {
    this.#down |= maskOf(button);
    this.#pressed |= this.#down;
    this.#since = this.#ticker.count;
  }

  /** The buttons that went down since all were up, once they are up again; nothing as long as one is down. */
  release(button: Button): Button | undefined {
    if (button === 'both') {
      this.release('left');
      return this.release('right');
    }
    const held = this.#ticker.count - this.#since;
    this.#down &= ~maskOf(button);
    this.#since = this.#ticker.count;
    if (this.#down !== 0) return undefined;
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
