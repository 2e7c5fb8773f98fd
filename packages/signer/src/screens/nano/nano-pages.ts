import type { FontName } from '../font-metrics.js';
import type { IconName, Line, Page } from '../page.js';
import { areaLines, textHeight } from '../text-area.js';
import { countLines, countPages, lengthOfLines } from '../text-layout.js';
import { AVAILABLE, bold, NANO_SIZE, nanoLabel, regular } from './nano-text.js';

const ICON = 14;
const LINE = 14;
const MOST_LINES = 4;
const VALUE_LINES = 3;
const SIDE = (NANO_SIZE.width - AVAILABLE) / 2;

/** A text in the middle of the screen. */
export function textPage(text: string): Page {
  const height = Math.min(countLines(regular, text, AVAILABLE), MOST_LINES) * LINE;
  return { lines: block(text, regular, centred(height), MOST_LINES), art: [], zones: [] };
}

/** An icon or none, with a text under it, and perhaps a second one; more than four lines are cut. */
export function centredPage(name: IconName | undefined, text: string, font: FontName, second?: string): Page {
  const lines = Math.min(countLines(font, text, AVAILABLE), MOST_LINES);
  const above = name === undefined ? 0 : ICON + (lines < 3 ? 4 : 0);
  const below = second === undefined ? 0 : textHeight(regular, second, AVAILABLE) + 2;
  const top = centred(above + lines * LINE + below);
  const textTop = top + above;
  const icon = { kind: 'icon', x: NANO_SIZE.width / 2, y: top + ICON / 2, size: ICON } as const;
  return {
    lines: [
      ...block(text, font, textTop, MOST_LINES),
      ...(second === undefined ? [] : block(second, regular, textTop + lines * LINE + 2, VALUE_LINES)),
    ],
    art: name === undefined ? [] : [{ ...icon, name }],
    zones: [],
  };
}

/** A label with its value: one page, or several numbered ones when the value has more lines than fit. */
export function pairPages(tag: string, value: string): Page[] {
  const count = countPages(regular, value, VALUE_LINES, AVAILABLE);
  const pages: Page[] = [];
  let rest = value;
  for (let number = 1; number <= count; number++) {
    pages.push(pairPage(nanoLabel(count === 1 ? tag : `${tag} (${number}/${count})`), rest));
    rest = rest.slice(lengthOfLines(regular, rest, AVAILABLE, VALUE_LINES));
    // a page does not begin with an empty line
    if (rest.startsWith('\n')) rest = rest.slice(1);
  }
  return pages;
}

function pairPage(label: string, value: string): Page {
  const labelHeight = Math.min(countLines(bold, label, AVAILABLE), MOST_LINES) * LINE;
  const valueHeight = VALUE_LINES * LINE;
  const top = centred(labelHeight + 2 + valueHeight);
  const valueArea = {
    x: SIDE,
    y: top + labelHeight + 2,
    width: AVAILABLE,
    height: valueHeight,
    font: regular,
    text: value,
    align: 'centre',
    maxLines: VALUE_LINES,
  } as const;
  return { lines: [...block(label, bold, top, MOST_LINES), ...areaLines(valueArea)], art: [], zones: [] };
}

function block(text: string, font: FontName, y: number, maxLines: number): Line[] {
  const height = Math.min(countLines(font, text, AVAILABLE), maxLines) * LINE;
  return areaLines({ x: SIDE, y, width: AVAILABLE, height, font, text, align: 'centre', maxLines });
}

function centred(height: number): number {
  return Math.trunc((NANO_SIZE.height - height) / 2);
}
