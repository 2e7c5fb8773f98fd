import type { FontName } from './font-metrics.js';

/** How the text event of a font sits on its line; all in pixels from the event's `y`. */
export interface TextBox {
  font: FontName;
  /** From one line to the next. */
  step: number;
  baseline: number;
  height: number;
  /** Lines made of these characters only are reported with `flatHeight`. */
  flat: string;
  flatHeight: number;
}

/**
 * Everything that differs between two touch models, as data. The positions are those of the text events of the genuine device; "centre"
 * values give the `y` of the first of n lines as `centre - n * step / 2`.
 */
export interface ScreenModel {
  name: 'stax' | 'flex';
  width: number;
  height: number;
  margin: number;
  regular: TextBox;
  bold: TextBox;
  large: TextBox;
  footer: { height: number; textY: number; choiceTextY: number; rejectWidth: number };
  button: { top: number; height: number; textY: number };
  home: { titleY: number; bodyY: number; quitY: number; iconY: number; infoRadius: number };
  info: { titleY: number; rows: readonly [tagY: number, valueY: number][] };
  intro: { titleCentre: number; hintOffset: number };
  confirm: { titleCentre: number };
  hold: { top: number; height: number; textY: number };
  question: { titleY: number };
  warning: { titleY: number; bodyY: number };
  status: { titleCentre: number };
  spinnerY: number;
  /** The tag/value list: `y` of the first tag, from a tag to its value, from the last value line to the next tag. */
  pairs: { firstY: number; tagToValue: number; valueToTag: number };
  /** What decides how many pairs share a page. */
  packing: { usable: number; top: number; tagLine: number; inner: number; valueLine: number; gap: number };
}

const stax: ScreenModel = {
  name: 'stax',
  width: 400,
  height: 672,
  margin: 24,
  regular: { font: 'regular24', step: 32, baseline: 20, height: 28, flat: 'Send', flatHeight: 24 },
  bold: { font: 'semibold24', step: 32, baseline: 20, height: 28, flat: '', flatHeight: 28 },
  large: { font: 'medium32', step: 40, baseline: 25, height: 32, flat: 'ETHDF014689xcfe', flatHeight: 28 },
  footer: { height: 92, textY: 614, choiceTextY: 616, rejectWidth: 160 },
  button: { top: 504, height: 80, textY: 532 },
  home: { titleY: 266, bodyY: 318, quitY: 614, iconY: 206, infoRadius: 32 },
  info: {
    titleY: 32,
    rows: [
      [124, 172],
      [264, 312],
    ],
  },
  intro: { titleCentre: 326, hintOffset: 20 },
  confirm: { titleCentre: 278 },
  hold: { top: 452, height: 128, textY: 504 },
  question: { titleY: 300 },
  warning: { titleY: 204, bodyY: 336 },
  status: { titleCentre: 388 },
  spinnerY: 356,
  pairs: { firstY: 60, tagToValue: 40, valueToTag: 48 },
  packing: { usable: 548, top: 24, tagLine: 32, inner: 4, valueLine: 40, gap: 12 },
};

const flex: ScreenModel = {
  name: 'flex',
  width: 480,
  height: 600,
  margin: 32,
  regular: { font: 'regular28', step: 36, baseline: 23, height: 32, flat: 'EUailmers', flatHeight: 24 },
  bold: { font: 'semibold28', step: 36, baseline: 23, height: 32, flat: '', flatHeight: 32 },
  large: { font: 'medium36', step: 40, baseline: 31, height: 40, flat: '', flatHeight: 40 },
  footer: { height: 96, textY: 538, choiceTextY: 538, rejectWidth: 192 },
  button: { top: 416, height: 88, textY: 446 },
  home: { titleY: 218, bodyY: 276, quitY: 538, iconY: 158, infoRadius: 32 },
  info: {
    titleY: 34,
    rows: [
      [136, 186],
      [290, 340],
    ],
  },
  intro: { titleCentre: 284, hintOffset: 26 },
  confirm: { titleCentre: 222 },
  hold: { top: 352, height: 152, textY: 410 },
  question: { titleY: 254 },
  warning: { titleY: 152, bodyY: 290 },
  status: { titleCentre: 346 },
  spinnerY: 322,
  pairs: { firstY: 44, tagToValue: 38, valueToTag: 66 },
  packing: { usable: 464, top: 24, tagLine: 36, inner: 4, valueLine: 40, gap: 24 },
};

export const screenModels = { stax, flex } as const;
export type ScreenModelName = keyof typeof screenModels;
