import { nanoBook } from './nano/nano-book.js';
import type { AppBuild, ScreenBook } from './screen-book.js';
import { touchBook } from './touch/touch-book.js';

export const screenModels = ['stax', 'flex', 'nanosp', 'nanox', 'apex_p'] as const;
export type ScreenModelName = (typeof screenModels)[number];

/** The pages of a model. */
export function createBook(model: ScreenModelName, build: AppBuild): ScreenBook {
  return model === 'nanosp' || model === 'nanox' ? nanoBook(model, build) : touchBook(model, build);
}
