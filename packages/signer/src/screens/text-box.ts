import type { FontName } from './font-metrics.js';

/** How a font's texts sit on their lines; all in pixels from the `y` the line is placed at. */
export interface TextBox {
  font: FontName;
  /** From one line to the next. */
  step: number;
  baseline: number;
  /** What the text event reports: its `y` from the line's, and its height. */
  ink(text: string): { dy: number; h: number };
}
