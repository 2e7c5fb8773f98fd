import type { Page } from './page.js';
import type { ScreenSize } from './screen-book.js';

/** PNGs of pages: drawn when first asked for, then kept as long as the page is. */
export class Screenshots {
  readonly #size: ScreenSize;
  readonly #drawn = new WeakMap<Page, Map<number, Buffer>>();

  constructor(size: ScreenSize) {
    this.#size = size;
  }

  /** The PNG of a page, `held` (0 to 1) being how far a long press has come; the same bytes for the same arguments. */
  async take({ page, held }: { page: Page; held: number }): Promise<Buffer> {
    const known = this.#drawn.get(page)?.get(held);
    if (known) return known;
    // loaded on the first screenshot only: the canvas is the heaviest thing in the signer
    const { paint } = await import('./drawing/painter.js');
    const png = paint(this.#size, page, held);
    const ofPage = this.#drawn.get(page) ?? new Map<number, Buffer>();
    this.#drawn.set(page, ofPage.set(held, png));
    return png;
  }
}
