import type { SignerHand } from '../play.js';
import type { SignerScreen, TextEvent } from './signer-screen.js';

/** Where a stax takes a tap as "next": the only place without a text of its own. */
const NEXT = { x: 342, y: 606 };
const PAGE = /^(\d+) of (\d+)$/;

/** A hand at a touch screen: presses the texts where they stand. */
export class TouchHand implements SignerHand {
  readonly #screen: SignerScreen;

  constructor(screen: SignerScreen) {
    this.#screen = screen;
  }

  async shows(text: RegExp): Promise<void> {
    await this.#screen.next((event) => text.test(event.text), `to show ${text}`);
  }

  taps(text: RegExp): Promise<void> {
    return this.#tap(text);
  }

  async approves(): Promise<void> {
    for (;;) {
      const event = await this.#screen.next(
        ({ text }) => PAGE.test(text) || text === 'Hold to sign',
        'a review with "Hold to sign"',
      );
      if (event.text === 'Hold to sign') return this.#hold(event);
      const [, page, pages] = PAGE.exec(event.text) ?? [];
      if (page !== pages) await this.#screen.touch('press-and-release', NEXT.x, NEXT.y);
    }
  }

  async rejects(): Promise<void> {
    await this.#tap(/^Reject$/);
    await this.#tap(/^Yes, reject$/);
  }

  async #tap(text: RegExp): Promise<void> {
    const event = await this.#screen.next((shown) => text.test(shown.text), `to show ${text}`);
    const { x, y } = middle(event);
    await this.#screen.touch('press-and-release', x, y);
  }

  /** Keeps the finger down until the signer shows something else. */
  async #hold(event: TextEvent): Promise<void> {
    const { x, y } = middle(event);
    await this.#screen.touch('press', x, y);
    await this.#screen.next(
      ({ text }) => !PAGE.test(text) && text !== 'Hold to sign' && text !== 'Reject',
      'to go on after holding',
    );
    await this.#screen.touch('release', x, y);
  }
}

const middle = ({ x, y, w, h }: TextEvent) => ({ x: x + w / 2, y: y + h / 2 });
