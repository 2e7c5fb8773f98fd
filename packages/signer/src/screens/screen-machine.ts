import type { Decision, DeviceUi, Review, Status } from '../exchange-app/device-ui.js';
import { type Button, ButtonPresses } from './button-presses.js';
import { EventLog } from './event-log.js';
import { gesture, type Point, zoneAt } from './gesture.js';
import { type Action, type Page, SPINNER_FRAMES } from './page.js';
import type { ScreenBook } from './screen-book.js';
import { textEvents } from './text-events.js';
import type { Ticker } from './ticker.js';

/** A status screen gives way to the home screen after so many ticks (3 s). */
const STATUS_TICKS = 30;
const SPINNER_TICKS = 4;

export type { Button };

interface Options {
  book: ScreenBook;
  ticker: Ticker;
  /** "Quit app" was pressed. */
  onQuit: () => void;
}

/** Pages one can turn between, and what a decision on them is told to. */
interface Strip {
  pages: readonly Page[];
  at: number;
  decide?: (decision: Decision) => void;
}

/** The screen with its finger and buttons: shows pages, turns presses and ticks into decisions. */
export class ScreenMachine implements DeviceUi {
  readonly events = new EventLog();
  readonly #options: Options;
  #strip: Strip;
  #page: Page;
  #spinner: readonly Page[] | undefined;
  /** The pages under the details of a value. */
  #under: Strip;
  #pressed: { at: Point; tick: number } | undefined;
  readonly #buttons: ButtonPresses;
  /** Ticks of the long press under way. */
  #heldTicks: number | undefined;
  #stopWaiting: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    this.#buttons = new ButtonPresses(options.ticker);
    this.#strip = { pages: options.book.home, at: 0 };
    this.#under = this.#strip;
    this.#page = firstOf(options.book.home);
    this.#show(this.#page);
  }

  get book(): ScreenBook {
    return this.#options.book;
  }

  /** What is on the screen now: the page, and how far a long press has come (0 to 1). */
  get picture(): { page: Page; held: number } {
    const frame = Math.floor(this.#options.ticker.count / SPINNER_TICKS) % SPINNER_FRAMES;
    const held = this.#heldTicks === undefined ? 0 : this.book.hold(this.#heldTicks);
    return { page: this.#spinner?.[frame] ?? this.#page, held };
  }

  home(): void {
    const { home } = this.book;
    this.#strip = { pages: home, at: 0 };
    if (this.#page !== home[0]) this.#showStrip();
  }

  review(review: Review, decide: (decision: Decision) => void): void {
    const { pages, warning } = this.book.review(review);
    this.#strip = { pages, at: 0, decide };
    if (warning) this.#show(warning);
    else this.#showStrip();
  }

  spinner(text: 'Processing' | 'Signing', onlyOnTouch?: boolean): void {
    const frames = this.book.spinner(text, onlyOnTouch);
    if (frames.length === 0) return;
    this.#show(firstOf(frames));
    this.#spinner = frames;
  }

  status(status: Status): void {
    const signed = status.kind === 'signed';
    const over = signed ? status.over : undefined;
    this.#show(this.book.status(statusText(status), signed ? 'check' : 'denied', over));
    this.#afterTicks(STATUS_TICKS, () => this.home());
  }

  /** A finger is put down at a point, in pixels; points outside the screen do nothing. */
  press(point: Point): void {
    this.#pressed = { at: point, tick: this.#options.ticker.count };
    const zone = zoneAt(this.#page, point);
    if (!zone?.hold) return;
    this.#stopWaiting();
    let ticks = 0;
    this.#heldTicks = ticks;
    const stop = this.#options.ticker.onTick(() => {
      this.#heldTicks = ++ticks;
      if (this.book.hold(ticks) >= 1) this.#act(zone.action);
    });
    this.#stopWaiting = () => {
      this.#heldTicks = undefined;
      stop();
    };
  }

  /** The finger is lifted, perhaps elsewhere. */
  release(point: Point): void {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (!pressed) return;
    if (zoneAt(this.#page, pressed.at)?.hold) this.#stopWaiting();
    const ticks = this.#options.ticker.count - pressed.tick;
    const action = gesture(this.#page, pressed.at, point, ticks);
    if (action) this.#act(action);
  }

  /** Buttons are pressed; touch models have none, and nothing happens. */
  pressButton(button: Button): void {
    this.#buttons.press(button);
  }

  /** A button is let go, whichever: what those pressed before do is done now. */
  releaseButton(): void {
    const pressed = this.#buttons.release();
    const { keys } = this.#page;
    const action = pressed && (keys?.any ?? keys?.[pressed]);
    if (action) this.#act(action);
  }

  #act(action: Action): void {
    switch (action) {
      case 'info':
        this.#strip = { pages: this.book.info, at: 0 };
        this.#showStrip();
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
      case 'details':
        this.#under = this.#strip;
        this.#strip = { pages: this.#page.details ?? [], at: 0 };
        this.#showStrip();
        break;
      case 'close':
        this.#strip = this.#under;
        this.#showStrip();
        break;
      case 'ask-reject':
        this.#show(this.book.rejectQuestion());
        break;
      case 'keep':
      case 'continue':
        this.#showStrip();
        break;
      case 'reject':
      case 'cancel':
      case 'approve':
        this.#decide(action);
        break;
    }
  }

  #turn(by: 1 | -1): void {
    if (!this.#strip.pages[this.#strip.at + by]) return;
    this.#strip.at += by;
    this.#showStrip();
  }

  #decide(decision: Decision): void {
    const { decide } = this.#strip;
    this.#strip = { pages: this.book.home, at: 0 };
    this.#forgetTouch();
    decide?.(decision);
  }

  #showStrip(): void {
    const page = this.#strip.pages[this.#strip.at];
    if (page) this.#show(page);
  }

  #show(page: Page): void {
    this.#forgetTouch();
    this.#spinner = undefined;
    this.#page = page;
    this.events.show(textEvents([...(page.covered ?? []), ...page.lines], this.book.textGap));
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

function firstOf(pages: readonly Page[]): Page {
  const [page] = pages;
  if (!page) throw new RangeError('a screen without pages');
  return page;
}

function statusText(status: Status): string {
  if (status.kind === 'rejected') return 'Transaction rejected';
  if (status.kind === 'signed') return 'Transaction signed';
  return `Incorrect transaction\nrejected by the\n${status.appName} app`;
}
