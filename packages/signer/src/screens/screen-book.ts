import type { Review } from '../exchange-app/device-ui.js';
import type { Page } from './page.js';

/** Which build of the application is imitated: with the published test key, or with the production key. */
export type AppBuild = 'test' | 'production';

/** The name on the home screen. */
export function appName(build: AppBuild): string {
  return build === 'test' ? 'Exchange TEST' : 'Exchange';
}

export interface ScreenSize {
  width: number;
  height: number;
  /** Black ink on white paper, with 16 greys or without any, or lit pixels on a dark screen. */
  kind: 'paper' | 'ink' | 'light';
}

/** All pages of one model. What differs between touch and button models is here; the machine only turns the pages. */
export interface ScreenBook {
  model: string;
  size: ScreenSize;
  /** Texts closer to each other than so many pixels are one text to whoever reads the screen. */
  textGap: number;
  /** How far a long press has come after so many ticks, 0 to 1; at 1 it acts. */
  hold(ticks: number): number;
  /** Pages one can turn between; the first is the home screen. */
  home: readonly Page[];
  info: readonly Page[];
  /** The pages of a review, and the warning before them if there is one. */
  review(review: Review): { warning?: Page; pages: readonly Page[] };
  rejectQuestion(): Page;
  /** The waiting screen, once for each position of its spinner; none when the model does not show it. */
  spinner(text: 'Processing' | 'Signing', onlyOnTouch?: boolean): readonly Page[];
  /** A modal; `over`, the name of a coin application whose home screen it covers. */
  status(text: string, icon: 'check' | 'denied', over?: string): Page;
}
