import { type Page, SPINNER_FRAMES } from '../page.js';
import { areaLines } from '../text-area.js';
import { available, centreContent, lineHeight } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

/** A modal that says how it ended; a tap anywhere dismisses it. */
export function statusPage(model: TouchModel, text: string, icon: 'check' | 'denied'): Page {
  const { width, height } = model;
  return {
    ...centreContent(model, { icon, title: text }, { top: 0, bottom: height }),
    zones: [{ x: 0, y: 0, width, height, action: 'dismiss' }],
  };
}

/** The waiting screen, once for each position of its spinner. */
export function spinnerPages(model: TouchModel, text: string): Page[] {
  const { spinner, regular } = model;
  const textHeight = lineHeight(regular);
  const top = Math.trunc((model.height - spinner.height - spinner.textMargin - textHeight) / 2);
  const lines = areaLines({
    x: model.margin,
    y: top + spinner.height + spinner.textMargin,
    width: available(model),
    height: textHeight,
    font: regular,
    text,
    align: 'centre',
  });
  const box = { x: (model.width - spinner.width) / 2, y: top, width: spinner.width, height: spinner.height };
  return Array.from({ length: SPINNER_FRAMES }, (_, corner) => ({
    lines,
    art: [{ kind: 'spinner', ...box, corner }],
    zones: [],
  }));
}
