import type { Review, ReviewPair } from '../../exchange-app/device-ui.js';
import {
  type Art,
  centredLine,
  coloured,
  type Line,
  leftLine,
  type Page,
  stack,
  type Zone,
} from '../page.js';
import { confirmTitle, introTitle } from '../review-texts.js';
import { wrap } from '../text-layout.js';
import { available, centredTitle } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

/** A value longer than this is cut on the review page. */
const MAX_VALUE_LINES = 10;

/** All pages of a review: the question, the pairs, the long press. */
export function reviewPages(model: TouchModel, review: Review): Page[] {
  const details = paginate(model, shownPairs(review));
  const total = details.length + 2;
  return [
    introPage(model, review, total),
    ...details.map((pairs, i) => detailsPage(model, pairs, i + 2, total)),
    confirmPage(model, review, total),
  ];
}

/** A receive address that does not belong to the signer is shown after everything else. */
function shownPairs({ pairs, crossSeedAddress }: Review): ReviewPair[] {
  return crossSeedAddress === undefined
    ? pairs
    : [...pairs, { tag: 'Receive address', value: crossSeedAddress }];
}

function introPage(model: TouchModel, review: Review, total: number): Page {
  const title = centredTitle(model, introTitle(review), model.intro.titleCentre);
  const firstY = title[0]?.event.y ?? 0;
  const hintY = model.intro.titleCentre + (title.length * model.large.step) / 2 + model.intro.hintOffset;
  const hint = coloured('grey', centredLine('Swipe to review', model.regular, hintY, 0, model.width));
  const footer = reviewFooter(model, 1, total);
  return {
    lines: [...title, hint, ...footer.lines],
    art: [{ kind: 'icon', name: 'exchange', x: model.width / 2, y: firstY - 60, size: 64 }, ...footer.art],
    zones: footer.zones,
    swipe: { left: 'next' },
  };
}

function detailsPage(model: TouchModel, pairs: readonly ReviewPair[], number: number, total: number): Page {
  const lines: Line[] = [];
  let y = model.pairs.firstY;
  for (const { tag, value } of pairs) {
    const tags = wrap(model.regular.font, tag, available(model));
    const values = valueLines(model, value);
    lines.push(
      ...stack(tags, y, model.regular, (t, at) =>
        coloured('grey', leftLine(t, model.regular, model.margin, at)),
      ),
    );
    y += (tags.length - 1) * model.regular.step + model.pairs.tagToValue;
    const drawn = values.filter((v) => v !== '');
    lines.push(...stack(drawn, y, model.large, (t, at) => leftLine(t, model.large, model.margin, at)));
    y += (values.length - 1) * model.large.step + model.pairs.valueToTag;
  }
  const footer = reviewFooter(model, number, total);
  return {
    lines: [...lines, ...footer.lines],
    art: footer.art,
    zones: footer.zones,
    swipe: { left: 'next', right: 'previous' },
  };
}

function confirmPage(model: TouchModel, review: Review, total: number): Page {
  const { hold, margin, width } = model;
  const title = centredTitle(model, confirmTitle(review), model.confirm.titleCentre);
  const firstY = title[0]?.event.y ?? 0;
  const footer = reviewFooter(model, total, total);
  return {
    lines: [...title, ...footer.lines, leftLine('Hold to sign', model.large, margin, hold.textY)],
    art: [
      { kind: 'icon', name: 'exchange', x: width / 2, y: firstY - 60, size: 64 },
      { kind: 'rule', y: hold.top },
      { kind: 'icon', name: 'fingerprint', x: width - margin - 40, y: hold.top + hold.height / 2, size: 80 },
      ...footer.art,
    ],
    zones: [
      { x: 0, y: hold.top, width, height: hold.height, action: 'approve', hold: true },
      ...footer.zones,
    ],
    swipe: { right: 'previous' },
  };
}

function reviewFooter(model: TouchModel, number: number, total: number) {
  const { footer, width, height, bold, regular } = model;
  const top = height - footer.height;
  const nav = width - footer.rejectWidth;
  const y = top + footer.height / 2;
  const lines = [
    centredLine('Reject', bold, footer.textY, 0, footer.rejectWidth),
    centredLine(`${number} of ${total}`, regular, footer.textY, footer.rejectWidth, nav),
  ];
  const art: Art[] = [
    { kind: 'rule', y: top },
    { kind: 'divider', x: footer.rejectWidth, y: top, height: footer.height },
    { kind: 'chevron', towards: 'left', x: footer.rejectWidth + 36, y, active: number > 1 },
    { kind: 'chevron', towards: 'right', x: width - 36, y, active: number < total },
  ];
  const band = { y: top, height: footer.height };
  const zones: Zone[] = [
    { ...band, x: 0, width: footer.rejectWidth, action: 'ask-reject' },
    { ...band, x: footer.rejectWidth, width: nav / 2, action: 'previous' },
    { ...band, x: footer.rejectWidth + nav / 2, width: nav / 2, action: 'next' },
  ];
  return { lines, art, zones };
}

/** Pairs share a page as long as their heights and the gaps between them stay below the usable height. */
function paginate(model: TouchModel, pairs: readonly ReviewPair[]): ReviewPair[][] {
  const { usable, top, tagLine, inner, valueLine, gap } = model.packing;
  const pages: ReviewPair[][] = [];
  let height = usable;
  for (const pair of pairs) {
    const tags = wrap(model.regular.font, pair.tag, available(model)).length;
    const own = tags * tagLine + inner + valueLines(model, pair.value).length * valueLine;
    const page = pages.at(-1);
    if (page && height + gap + own < usable) {
      page.push(pair);
      height += gap + own;
    } else {
      pages.push([pair]);
      height = top + own;
    }
  }
  return pages;
}

function valueLines(model: TouchModel, value: string): string[] {
  return wrap(model.large.font, value, available(model)).slice(0, MAX_VALUE_LINES);
}
