import { fonts } from '../font-metrics.js';
import type { Art, IconName, Line, Zone } from '../page.js';
import { areaLines, textHeight } from '../text-area.js';
import type { TouchModel } from './touch-models.js';

/** Width left for texts between the margins, in pixels. */
export function available(model: TouchModel): number {
  return model.width - 2 * model.margin;
}

/** One line of text, as high as its font. */
export function lineHeight(font: Line['font']): number {
  return fonts[font].lineHeight;
}

/** What stands in the middle of a page. */
export interface Centre {
  icon: IconName;
  title: string;
  description?: string;
  /** A grey text under all. */
  hint?: string;
}

/** An icon with texts under it, centred between two rows. */
export function centreContent(
  model: TouchModel,
  { icon, title, description, hint }: Centre,
  rows: { top: number; bottom: number },
): { lines: Line[]; art: Art[] } {
  const width = available(model);
  const { large } = model.icon;
  const texts: {
    text: string;
    font: Line['font'];
    margin: number;
    padding: number;
    colour: Line['colour'];
  }[] = [{ text: title, font: model.large, margin: model.centre.iconTitle, padding: 0, colour: 'black' }];
  if (description !== undefined)
    texts.push({
      text: description,
      font: model.regular,
      margin: model.centre.titleDescription,
      padding: 0,
      colour: 'black',
    });
  if (hint !== undefined)
    texts.push({ text: hint, font: model.regular, margin: 16, padding: 8, colour: 'grey' });
  const areas = texts.map((text) => ({
    ...text,
    height: textHeight(text.font, text.text, width) + 2 * text.padding,
  }));
  const total = areas.reduce((sum, { margin, height }) => sum + margin + height, large);
  const top = rows.top + Math.trunc((rows.bottom - rows.top - total) / 2);
  let y = top + large;
  const lines = areas.flatMap(({ text, font, margin, height, colour }) => {
    const area = {
      x: model.margin,
      y: y + margin,
      width,
      height,
      font,
      text,
      align: 'centre',
      colour,
    } as const;
    y += margin + height;
    return areaLines(area);
  });
  const art: Art = { kind: 'icon', name: icon, x: model.width / 2, y: top + large / 2, size: large };
  return { lines, art: [art] };
}

/** The footer across the whole width: a rule, one bold text, one zone. */
export function wholeFooter(model: TouchModel, text: string, action: Zone['action']) {
  const { height } = model.footer;
  const top = model.height - height;
  const area = { x: model.margin, y: top, width: available(model), height };
  return {
    lines: areaLines({ ...area, font: model.bold, text, align: 'centre' }),
    zone: { ...area, action } satisfies Zone,
    art: { kind: 'rule', y: top } satisfies Art,
  };
}
