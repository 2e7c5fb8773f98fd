import type { ReviewPair } from '../../exchange-app/device-ui.js';
import type { Art, Page, Zone } from '../page.js';
import { countLines, lengthOfLines } from '../text-layout.js';
import { available, wholeFooter } from './page-builder.js';
import { pairLines } from './pair-list.js';
import { navigation } from './review-footer.js';
import type { TouchModel } from './touch-models.js';

/** Width the device assumes of a character when it reserves room. */
const ASSUMED_WIDTH = 16;
const ASSUMED_LOSS = 3;

/** The whole of a long value on pages of its own, in smaller letters. */
export function detailsPages(model: TouchModel, { tag, value }: ReviewPair): Page[] {
  const total = pageCount(model, value);
  const pages: Page[] = [];
  let rest = value;
  for (let number = 1; number <= total; number++) {
    const { text, length } = pageText(model, rest);
    pages.push(detailsPage(model, { tag, value: text }, number, total));
    rest = rest.slice(length);
  }
  return pages;
}

function detailsPage(model: TouchModel, pair: ReviewPair, number: number, total: number): Page {
  const rows = { top: model.header.page, bottom: model.height - model.footer.height };
  const maxLines = model.pairs.detailsLines;
  const { lines } = pairLines(model, [pair], rows.top, { font: model.bold, maxLines });
  if (total === 1) {
    const footer = wholeFooter(model, 'Close', 'close');
    return { lines: [...lines, ...footer.lines], art: [footer.art], zones: [footer.zone] };
  }
  const bar = navigation(model, { number, total, gap: 0 });
  const { height } = model.footer;
  const size = model.button.height;
  const left = model.name === 'flex' ? 8 : 0;
  const exit: Zone = {
    x: left,
    y: rows.bottom + (height - size) / 2,
    width: size,
    height: size,
    action: 'close',
  };
  const cross: Art = {
    kind: 'icon',
    name: 'close',
    x: left + size / 2,
    y: rows.bottom + height / 2,
    size: model.icon.small,
  };
  return {
    lines,
    art: [{ kind: 'rule', y: rows.bottom }, cross, ...bar.art],
    zones: [exit, ...bar.zones],
    swipe: rows,
  };
}

/** The device reckons with the letters of the review, and with some loss between pages. */
function pageCount(model: TouchModel, value: string): number {
  const perPage = model.pairs.detailsLines;
  const lines = countLines(model.regular, value, available(model));
  const pages = Math.max(1, Math.ceil(lines / perPage));
  if (pages === 1) return 1;
  const perLine = Math.trunc(available(model) / ASSUMED_WIDTH);
  const lost = Math.ceil(((pages - 1) * ASSUMED_LOSS) / perLine);
  const last = lines - (pages - 1) * perPage;
  return pages + Math.trunc(lost / perPage) + (last + (lost % perPage) > perPage ? 1 : 0);
}

/** What of a text fits on a page, and how much of it is done with then: a line feed at the end of the page is not shown on the next. */
function pageText(model: TouchModel, text: string): { text: string; length: number } {
  const perPage = model.pairs.detailsLines;
  if (countLines(model.bold, text, available(model)) <= perPage) return { text, length: text.length };
  const length = lengthOfLines(model.bold, text, available(model), perPage);
  return { text, length: text.charAt(length) === '\n' ? length + 1 : length };
}
