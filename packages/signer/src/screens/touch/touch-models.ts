import type { FontName } from '../font-metrics.js';

/** Everything that differs between two touch models, as data, in pixels. */
export interface TouchModel {
  name: 'stax' | 'flex' | 'apex_p';
  width: number;
  height: number;
  /** Left and right of texts and buttons. */
  margin: number;
  regular: FontName;
  bold: FontName;
  large: FontName;
  /** Two texts closer to each other than this are one to the emulator. */
  textGap: number;
  /** Heights of what stands above the content: nothing, on a page and on a question; and a bar with an arrow. */
  header: { page: number; question: number; bar: number; arrowWidth: number };
  footer: {
    height: number;
    rejectWidth: number;
    arrowWidth: number;
    arrowHeight: number;
    numberWidth: number;
  };
  /** Under a question: a button, and a footer under it. */
  choice: { height: number; topMargin: number; bottomMargin: number; footerHeight: number };
  /** The button in a corner, and one that is as wide as its text. */
  button: { width: number; height: number; smallHeight: number };
  /** The long press: percents of the bar it begins with, and gains every so many ticks. */
  hold: { height: number; barHeight: number; first: number; step: number; stepTicks: number };
  icon: { large: number; small: number };
  /** Between an icon and a title under it, a title and its description. */
  centre: { iconTitle: number; titleDescription: number };
  spinner: { width: number; height: number; textMargin: number };
  /** Labels with values: above the first, between two, and how many lines of a value are shown on the page and in its details. */
  pairs: { first: number; between: number; pageLines: number; detailsLines: number };
  info: { margin: number; tagHeight: number; tagToValue: number };
}

const stax: TouchModel = {
  name: 'stax',
  width: 400,
  height: 672,
  margin: 24,
  regular: 'regular24',
  bold: 'semibold24',
  large: 'medium32',
  textGap: 24,
  header: { page: 32, question: 56, bar: 88, arrowWidth: 88 },
  footer: { height: 92, rejectWidth: 160, arrowWidth: 80, arrowHeight: 80, numberWidth: 79 },
  choice: { height: 192, topMargin: 24, bottomMargin: 4, footerHeight: 80 },
  button: { width: 80, height: 80, smallHeight: 64 },
  hold: { height: 128, barHeight: 8, first: 25, step: 25, stepTicks: 4 },
  icon: { large: 64, small: 32 },
  centre: { iconTitle: 24, titleDescription: 16 },
  spinner: { width: 60, height: 44, textMargin: 20 },
  pairs: { first: 24, between: 12, pageLines: 10, detailsLines: 12 },
  info: { margin: 28, tagHeight: 40, tagToValue: 12 },
};

const flex: TouchModel = {
  name: 'flex',
  width: 480,
  height: 600,
  margin: 32,
  regular: 'regular28',
  bold: 'semibold28',
  large: 'medium36',
  textGap: 26,
  header: { page: 40, question: 64, bar: 96, arrowWidth: 104 },
  footer: { height: 96, rejectWidth: 192, arrowWidth: 104, arrowHeight: 96, numberWidth: 79 },
  choice: { height: 208, topMargin: 24, bottomMargin: 4, footerHeight: 88 },
  button: { width: 88, height: 88, smallHeight: 64 },
  hold: { height: 152, barHeight: 8, first: 0, step: 7, stepTicks: 1 },
  icon: { large: 64, small: 40 },
  centre: { iconTitle: 24, titleDescription: 16 },
  spinner: { width: 64, height: 48, textMargin: 24 },
  pairs: { first: 0, between: 24, pageLines: 9, detailsLines: 11 },
  info: { margin: 26, tagHeight: 40, tagToValue: 12 },
};

const apexP: TouchModel = {
  name: 'apex_p',
  width: 300,
  height: 400,
  margin: 16,
  regular: 'medium18',
  bold: 'bold18',
  large: 'semibold24mono',
  textGap: 12,
  header: { page: 24, question: 40, bar: 60, arrowWidth: 56 },
  footer: { height: 60, rejectWidth: 120, arrowWidth: 56, arrowHeight: 60, numberWidth: 68 },
  choice: { height: 128, topMargin: 12, bottomMargin: 0, footerHeight: 60 },
  button: { width: 54, height: 56, smallHeight: 40 },
  hold: { height: 88, barHeight: 4, first: 20, step: 20, stepTicks: 3 },
  icon: { large: 48, small: 24 },
  centre: { iconTitle: 16, titleDescription: 12 },
  spinner: { width: 40, height: 32, textMargin: 16 },
  pairs: { first: 0, between: 16, pageLines: 9, detailsLines: 11 },
  info: { margin: 22, tagHeight: 24, tagToValue: 8 },
};

export const touchModels = { stax, flex, apex_p: apexP } as const;
