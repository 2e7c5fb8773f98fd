import type { FontName } from '../font-metrics.js';
import type { TextBox } from '../text-box.js';

/**
 * Everything that differs between two touch models, as data. The positions are those of the text events of the genuine device; "centre"
 * values give the `y` of the first of n lines as `centre - n * step / 2`.
 */
export interface TouchModel {
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

const stax: TouchModel = {
  name: 'stax',
  width: 400,
  height: 672,
  margin: 24,
  regular: box('regular24', 32, 20, 28, 'Send', 24),
  bold: box('semibold24', 32, 20, 28, '', 28),
  large: box('medium32', 40, 25, 32, 'ETHDF014689xcfe', 28),
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

const flex: TouchModel = {
  name: 'flex',
  width: 480,
  height: 600,
  margin: 32,
  regular: box('regular28', 36, 23, 32, 'EUailmers', 24),
  bold: box('semibold28', 36, 23, 32, '', 32),
  large: box('medium36', 40, 31, 40, '', 40),
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

export const touchModels = { stax, flex } as const;

/** The device reports a text made of some characters only as less high than others. */
function box(
  font: FontName,
  step: number,
  baseline: number,
  height: number,
  flat: string,
  flatHeight: number,
): TextBox {
  const ink = (text: string) => ({
    dy: 0,
    h: [...text].every((c) => flat.includes(c)) ? flatHeight : height,
  });
  return { font, step, baseline, ink };
}
