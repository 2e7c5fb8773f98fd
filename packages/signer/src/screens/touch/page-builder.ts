import { type Art, centredLine, type Line, stack, type Zone } from '../page.js';
import type { TextBox } from '../text-box.js';
import { wrap } from '../text-layout.js';
import type { TouchModel } from './touch-models.js';

/** Width left for texts between the margins, in pixels. */
export function available(model: TouchModel): number {
  return model.width - 2 * model.margin;
}

/** A text wrapped between the margins and centred on the screen. */
export function centredText(model: TouchModel, text: string, box: TextBox, y: number): Line[] {
  const texts = wrap(box.font, text, available(model));
  return stack(texts, y, box, (part, at) => centredLine(part, box, at, 0, model.width));
}

/** A title whose block of lines is centred: its `y` follows from the number of lines. */
export function centredTitle(model: TouchModel, title: string, centre: number): Line[] {
  const { large } = model;
  const count = wrap(large.font, title, available(model)).length;
  return centredText(model, title, large, centre - (count * large.step) / 2);
}

/** The footer across the whole width: a rule, one bold text, one zone. */
export function wholeFooter(model: TouchModel, text: string, action: Zone['action']) {
  const top = model.height - model.footer.height;
  return {
    line: centredLine(text, model.bold, model.footer.textY, 0, model.width),
    zone: { x: 0, y: top, width: model.width, height: model.footer.height, action } satisfies Zone,
    art: { kind: 'rule', y: top } satisfies Art,
  };
}
