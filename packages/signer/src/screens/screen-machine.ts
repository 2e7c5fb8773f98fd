import type { Decision, DeviceUi, Review } from '../exchange-app/device-ui.js';
import { crossSeedPage, rejectQuestionPage } from './choice-pages.js';
import { EventLog } from './event-log.js';
import { type AppBuild, homePage, infoPage } from './home-page.js';
import type { ScreenModel } from './models.js';
import type { Action, Page } from './page.js';
import { reviewPages } from './review-pages.js';
import { SPINNER_FRAMES, spinnerPages, statusPage } from './status-pages.js';
import type { Ticker } from './ticker.js';
import { gesture, type Point, zoneAt } from './touch.js';

/** A long press fires after so many ticks (1.5 s), the finger still down. */
export const HOLD_TICKS = 15;
/** A status screen gives way to the home screen after so many ticks (3 s). */
const STATUS_TICKS = 30;
const SPINNER_TICKS = 4;

interface Options {
  model: ScreenModel;
  build: AppBuild;
  ticker: Ticker;
  /** "Quit app" was pressed. */
  onQuit: () => void;
}

interface RunningReview {
  pages: readonly Page[];
  at: number;
  decide: (decision: Decision) => void;
}

/** The screen and the finger of a touch model: shows pages, turns presses and ticks into decisions. */
export class ScreenMachine implements DeviceUi {
  readonly events = new EventLog();
  readonly #options: Options;
  readonly #home: Page;
  readonly #info: Page;
  #page: Page;
  #spinner: readonly Page[] | undefined;
  #review: RunningReview | undefined;
  #pressed: Point | undefined;
  #heldTicks = 0;
  #stopWaiting: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    this.#home = homePage(options.model, options.build);
    this.#info = infoPage(options.model, options.build);
    this.#page = this.#home;
    this.#show(this.#home);
  }

  get model(): ScreenModel {
    return this.#options.model;
  }

  /** What is on the screen now: the page, and how far a long press has come (0 to 1). */
  get picture(): { page: Page; held: number } {
    const frame = Math.floor(this.#options.ticker.count / SPINNER_TICKS) % SPINNER_FRAMES;
    return { page: this.#spinner?.[frame] ?? this.#page, held: Math.min(1, this.#heldTicks / HOLD_TICKS) };
  }

  home(): void {
    this.#review = undefined;
    if (this.#page !== this.#home) this.#show(this.#home);
  }

  review(review: Review, decide: (decision: Decision) => void): void {
    this.#review = { pages: reviewPages(this.model, review), at: 0, decide };
    if (review.crossSeedAddress === undefined) this.#showReview();
    else this.#show(crossSeedPage(this.model));
  }

  spinner(text: 'Processing' | 'Signing'): void {
    this.#review = undefined;
    const frames = spinnerPages(this.model, text);
    this.#show(frames[0] ?? this.#home);
    this.#spinner = frames;
  }

  status(status: Parameters<DeviceUi['status']>[0]): void {
    this.#review = undefined;
    this.#show(statusPage(this.model, statusText(status), status.kind === 'signed' ? 'check' : 'cross'));
    this.#afterTicks(STATUS_TICKS, () => this.home());
  }

  /** A finger is put down at a point, in pixels; points outside the screen do nothing. */
  press(point: Point): void {
    this.#pressed = point;
    const zone = zoneAt(this.#page, point);
    if (!zone?.hold) return;
    this.#stopWaiting();
    const stop = this.#options.ticker.onTick(() => {
      if (++this.#heldTicks >= HOLD_TICKS) this.#act(zone.action);
    });
    this.#stopWaiting = () => {
      this.#heldTicks = 0;
      stop();
    };
  }

  /** The finger is lifted, perhaps elsewhere. */
  release(point: Point): void {
    const from = this.#pressed;
    this.#pressed = undefined;
    if (!from) return;
    if (zoneAt(this.#page, from)?.hold) this.#stopWaiting();
    const action = gesture(this.#page, from, point);
    if (action) this.#act(action);
  }

  #act(action: Action): void {
    switch (action) {
      case 'info':
        this.#show(this.#info);
        break;
      case 'back':
      case 'dismiss':
        this.home();
        break;
      case 'quit':
        this.#options.onQuit();
        break;
      case 'next':
        this.#turn(1);
        break;
      case 'previous':
        this.#turn(-1);
        break;
      case 'ask-reject':
        this.#show(rejectQuestionPage(this.model));
        break;
      case 'keep':
      case 'continue':
        this.#showReview();
        break;
      case 'reject':
      case 'cancel':
      case 'approve':
        this.#decide(action);
        break;
    }
  }

  #turn(by: 1 | -1): void {
    const review = this.#review;
    if (!review?.pages[review.at + by]) return;
    review.at += by;
    this.#showReview();
  }

  #decide(decision: Decision): void {
    const review = this.#review;
    this.#review = undefined;
    this.#forgetTouch();
    review?.decide(decision);
  }

  #showReview(): void {
    const page = this.#review?.pages[this.#review.at];
    if (page) this.#show(page);
  }

  #show(page: Page): void {
    this.#forgetTouch();
    this.#spinner = undefined;
    this.#page = page;
    this.events.show(page.lines.map((line) => line.event));
  }

  /** A page turned under the finger: lifting it means nothing on the new one. */
  #forgetTouch(): void {
    this.#stopWaiting();
    this.#stopWaiting = () => {};
    this.#pressed = undefined;
  }

  #afterTicks(ticks: number, task: () => void): void {
    let left = ticks;
    this.#stopWaiting = this.#options.ticker.onTick(() => {
      if (--left <= 0) task();
    });
  }
}

function statusText(status: Parameters<DeviceUi['status']>[0]): string {
  if (status.kind === 'rejected') return 'Transaction rejected';
  if (status.kind === 'signed') return 'Transaction signed';
  return `Incorrect transaction\nrejected by the\n${status.appName} app`;
}
