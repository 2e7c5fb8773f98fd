import type { AppBuild, ScreenBook } from '../screen-book.js';
import { crossSeedPage, rejectQuestionPage } from './choice-pages.js';
import { coinHomeLines, homePage, infoPage } from './home-page.js';
import { reviewPages } from './review-pages.js';
import { spinnerPages, statusPage } from './status-pages.js';
import { type TouchModel, touchModels } from './touch-models.js';

/** The pages of a model with a touch screen. */
export function touchBook(name: keyof typeof touchModels, build: AppBuild): ScreenBook {
  const model = touchModels[name];
  return {
    model: name,
    size: { width: model.width, height: model.height, kind: name === 'apex_p' ? 'ink' : 'paper' },
    textGap: model.textGap,
    hold: (ticks) => held(model, ticks),
    home: [homePage(model, build)],
    info: [infoPage(model, build)],
    review: (review) => ({
      pages: reviewPages(model, review),
      ...(review.crossSeedAddress === undefined ? {} : { warning: crossSeedPage(model) }),
    }),
    rejectQuestion: () => rejectQuestionPage(model),
    spinner: (text) => spinnerPages(model, text),
    status: (text, icon, over) => ({
      ...statusPage(model, text, icon),
      ...(over === undefined ? {} : { covered: coinHomeLines(model, over) }),
    }),
  };
}

/** The bar of a long press grows by steps. */
function held({ hold }: TouchModel, ticks: number): number {
  return Math.min(100, hold.first + hold.step * Math.floor(ticks / hold.stepTicks)) / 100;
}
