import type { ReviewPair } from '../../exchange-app/device-ui.js';
import type { Line } from '../page.js';
import { areaLines, type TextArea, textHeight } from '../text-area.js';
import { countLines } from '../text-layout.js';
import { available, lineHeight } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

const TAG_TO_VALUE = 4;

/** The pairs of a page. One that is too long for any page stands alone, and not all of it. */
export interface PairsOfPage {
  pairs: ReviewPair[];
  tooLong: boolean;
}

/** Pairs share a page as long as their heights and the gaps between them stay below its height. */
export function paginate(model: TouchModel, pairs: readonly ReviewPair[]): PairsOfPage[] {
  const usable = model.height - model.header.page - model.footer.height;
  const pages: PairsOfPage[] = [];
  let height = usable;
  for (const pair of pairs) {
    const own = pairHeight(model, pair);
    const tooLong = valueLines(model, pair) > model.pairs.pageLines || model.pairs.first + own >= usable;
    const page = pages.at(-1);
    if (page && !page.tooLong && !tooLong && height + model.pairs.between + own < usable) {
      page.pairs.push(pair);
      height += model.pairs.between + own;
    } else {
      pages.push({ pairs: [pair], tooLong });
      height = model.pairs.first + own;
    }
  }
  return pages;
}

function valueLines(model: TouchModel, { value }: ReviewPair): number {
  return countLines(model.large, value, available(model));
}

function pairHeight(model: TouchModel, { tag, value }: ReviewPair): number {
  const width = available(model);
  return textHeight(model.regular, tag, width) + TAG_TO_VALUE + textHeight(model.large, value, width);
}

/** The texts of pairs from row `top` on, and the row under them. */
export function pairLines(
  model: TouchModel,
  pairs: readonly ReviewPair[],
  top: number,
  values: Pick<TextArea, 'font' | 'maxLines' | 'ellipsis'>,
): { lines: Line[]; bottom: number } {
  const place = { x: model.margin, width: available(model), align: 'left' } as const;
  const lines: Line[] = [];
  let y = top + model.pairs.first;
  pairs.forEach(({ tag, value }, i) => {
    if (i > 0) y += model.pairs.between;
    const tagHeight = textHeight(model.regular, tag, place.width);
    lines.push(
      ...areaLines({ ...place, y, height: tagHeight, font: model.regular, text: tag, colour: 'grey' }),
    );
    y += tagHeight + TAG_TO_VALUE;
    const { font, maxLines = Number.POSITIVE_INFINITY } = values;
    const height = Math.min(countLines(font, value, place.width), maxLines) * lineHeight(font);
    lines.push(...areaLines({ ...place, ...values, y, height, text: value }));
    y += height;
  });
  return { lines, bottom: y };
}
