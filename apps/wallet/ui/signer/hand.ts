import { type Touch, walletApi } from '@exchange-sim/contract';
import { call, walletProcess } from '../wire/call.js';
import type { Point } from './models.js';

/** Touches and button presses, sent one after the other: a release must never overtake its press. */
export class Hand {
  readonly #onHeld: (held: boolean) => void;
  #last: Promise<unknown> = Promise.resolve();
  #held = false;

  /** `onHeld` is told when the finger goes down and up. */
  constructor(onHeld: (held: boolean) => void) {
    this.#onHeld = onHeld;
  }

  press({ x, y }: Point): void {
    if (this.#held) return;
    this.#held = true;
    this.#onHeld(true);
    this.#touch({ action: 'press', x, y });
  }

  /** Lifts the finger where it is now: elsewhere than it was put down makes it a swipe. */
  release({ x, y }: Point): void {
    if (!this.#held) return;
    this.#held = false;
    this.#onHeld(false);
    this.#touch({ action: 'release', x, y });
  }

  tap({ x, y }: Point): void {
    this.#touch({ action: 'press-and-release', x, y });
  }

  button(button: 'left' | 'right' | 'both'): void {
    this.#after(() => call(walletProcess, walletApi.button, { params: { button } }));
  }

  #touch(body: Touch): void {
    this.#after(() => call(walletProcess, walletApi.touch, { body }));
  }

  // A touch the signer did not take shows on its picture and in the banner of parts; there is nothing else to say.
  #after(send: () => Promise<unknown>): void {
    this.#last = this.#last.then(send).catch(() => undefined);
  }
}
