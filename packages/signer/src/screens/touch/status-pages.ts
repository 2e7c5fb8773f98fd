import { type IconName, type Page, SPINNER_FRAMES } from '../page.js';
import { centredText, centredTitle } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

/** A modal that says how it ended; a tap anywhere dismisses it. */
export function statusPage(model: TouchModel, text: string, icon: 'check' | 'cross'): Page {
  const { width, height } = model;
  const lines = centredTitle(model, text, model.status.titleCentre);
  return {
    lines,
    art: [iconAbove(model, icon, lines[0]?.event.y ?? 0)],
    zones: [{ x: 0, y: 0, width, height, action: 'dismiss' }],
  };
}

/** The waiting screen, once for each position of its spinner. */
export function spinnerPages(model: TouchModel, text: string): Page[] {
  const lines = centredText(model, text, model.regular, model.spinnerY);
  return Array.from({ length: SPINNER_FRAMES }, (_, frame) => ({
    lines,
    art: [iconAbove(model, `spinner-${frame}`, model.spinnerY)],
    zones: [],
  }));
}

function iconAbove(model: TouchModel, name: IconName, y: number) {
  return { kind: 'icon', name, x: model.width / 2, y: y - 60, size: 64 } as const;
}
