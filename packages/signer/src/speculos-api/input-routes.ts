import type { Button, ScreenMachine } from '../screens/screen-machine.js';
import type { Ticker } from '../screens/ticker.js';

type TouchAction = 'press' | 'release' | 'press-and-release';

export interface FingerBody {
  action: TouchAction;
  x: number;
  y: number;
  /** Where the finger of a press-and-release is lifted; the same point when absent. */
  x2?: number;
  y2?: number;
  /** Seconds between press and release, in steps of 0.1. */
  delay?: number;
}

export interface ButtonBody {
  action: TouchAction;
  delay?: number;
}

const DEFAULT_DELAY = 0.1;
/** An hour: a longer delay is a mistake, and would keep a paused device busy making ticks. */
const MOST_TICKS = 36_000;

/** `POST /finger`: resolves when the answer is due, after the release of a press-and-release. */
export async function moveFinger(screen: ScreenMachine, ticker: Ticker, body: FingerBody): Promise<void> {
  const { action, x, y, x2 = x, y2 = y, delay } = body;
  if (action === 'press') screen.press({ x, y });
  else if (action === 'release') screen.release({ x, y });
  else {
    screen.press({ x, y });
    await ticker.elapse(ticksOf(delay));
    screen.release({ x: x2, y: y2 });
  }
}

/** `POST /button/…`: a press-and-release waits its delay twice. Touch models take it without effect. */
export async function pressButton(
  screen: ScreenMachine,
  ticker: Ticker,
  button: Button,
  { action, delay }: ButtonBody,
): Promise<void> {
  const ticks = action === 'press-and-release' ? ticksOf(delay) : 0;
  if (action !== 'release') screen.pressButton(button);
  await ticker.elapse(ticks);
  if (action !== 'press') screen.releaseButton();
  await ticker.elapse(ticks);
}

export interface TickerBody {
  action: 'pause' | 'resume' | 'single-step';
}

/** `POST /ticker/` */
export function controlTicker(ticker: Ticker, { action }: TickerBody): void {
  if (action === 'pause') ticker.pause();
  else if (action === 'resume') ticker.resume();
  else ticker.step();
}

function ticksOf(delay = DEFAULT_DELAY): number {
  return Math.min(MOST_TICKS, Math.max(0, Math.trunc(delay / DEFAULT_DELAY)));
}
