import type { Review, ReviewPair } from '../../exchange-app/device-ui.js';
import type { Line, Page } from '../page.js';
import { confirmTitle, introTitle } from '../review-texts.js';
import { areaLines } from '../text-area.js';
import { textWidth } from '../text-layout.js';
import { buttonLines } from './choice-pages.js';
import { detailsPages } from './details-pages.js';
import { centreContent, lineHeight } from './page-builder.js';
import { paginate, pairLines } from './pair-list.js';
import { reviewFooter } from './review-footer.js';
import type { TouchModel } from './touch-models.js';

/** Lines of a long value that give way to the button under it. */
const LINES_FOR_BUTTON = 3;
const BUTTON_MARGIN = 12;
const HOLD_TEXT = 'Hold to sign';

/** All pages of a review: the question, the pairs, the long press. */
export function reviewPages(model: TouchModel, review: Review): Page[] {
  const details = paginate(model, shownPairs(review));
  const total = details.length + 2;
  return [
    introPage(model, review, total),
    ...details.map(({ pairs, tooLong }, i) => pairsPage(model, pairs, tooLong, i + 2, total)),
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
  const rows = contentRows(model);
  const centre = { icon: 'exchange', title: introTitle(review), hint: 'Swipe to review' } as const;
  const content = centreContent(model, centre, rows);
  const footer = reviewFooter(model, 1, total);
  return {
    lines: [...content.lines, ...footer.lines],
    art: [...content.art, ...footer.art],
    zones: footer.zones,
    swipe: rows,
  };
}

function pairsPage(
  model: TouchModel,
  pairs: readonly ReviewPair[],
  tooLong: boolean,
  number: number,
  total: number,
): Page {
  const footer = reviewFooter(model, number, total);
  const rows = contentRows(model);
  const maxLines = model.pairs.pageLines - (tooLong ? LINES_FOR_BUTTON : 0);
  const { lines, bottom } = pairLines(model, pairs, rows.top, {
    font: model.large,
    maxLines,
    ellipsis: true,
  });
  const page = { art: footer.art, zones: footer.zones, swipe: rows };
  const [long] = pairs;
  if (!tooLong || !long) return { ...page, lines: [...lines, ...footer.lines] };
  const more = moreButton(model, bottom);
  return {
    lines: [...lines, ...more.lines, ...footer.lines],
    art: [{ kind: 'pill', ...more.area, outlined: true }, ...footer.art],
    zones: [{ ...more.area, action: 'details' }, ...footer.zones],
    swipe: rows,
    details: detailsPages(model, long),
  };
}

/** Opens the whole of a value that is too long for the page. */
function moreButton(model: TouchModel, y: number) {
  const height = model.button.smallHeight;
  const width = textWidth(model.bold, 'More') + height;
  const x = model.margin + Math.trunc((model.width - 2 * model.margin - width) / 2);
  const area = { x, y: y + BUTTON_MARGIN, width, height };
  return { area, lines: buttonLines(model, 'More', area) };
}

function confirmPage(model: TouchModel, review: Review, total: number): Page {
  const { hold, margin, width, button, large } = model;
  const top = model.height - model.footer.height - hold.height;
  const rows = { top: 0, bottom: top };
  const content = centreContent(model, { icon: 'exchange', title: confirmTitle(review) }, rows);
  const footer = reviewFooter(model, total, total);
  const textHeight = lineHeight(large);
  const text: Line[] = areaLines({
    x: margin,
    y: top + Math.trunc((hold.height - textHeight) / 2),
    width: width - 3 * margin - button.height,
    height: textHeight,
    font: large,
    text: HOLD_TEXT,
    align: 'left',
  });
  const disc = { x: width - margin - button.height, y: top + (hold.height - button.height) / 2 };
  const size = button.height;
  return {
    lines: [...content.lines, ...footer.lines, ...text],
    art: [
      ...content.art,
      { kind: 'rule', y: top },
      { kind: 'pill', ...disc, width: size, height: size },
      { kind: 'icon', name: 'validate', x: disc.x + size / 2, y: disc.y + size / 2, size: model.icon.small },
      ...footer.art,
    ],
    zones: [{ x: 0, y: top, width, height: hold.height, action: 'approve', hold: true }, ...footer.zones],
    swipe: rows,
  };
}

/** Between the empty header and the footer. */
function contentRows(model: TouchModel): { top: number; bottom: number } {
  return { top: model.header.page, bottom: model.height - model.footer.height };
}
