import type { TextBox } from './text-box.js';
import { inkBox, textWidth } from './text-layout.js';

/** Positions of the turning spinner. */
export const SPINNER_FRAMES = 8;

/** A text as the REST API reports it. `clear` is always false in what clients see. */
export interface TextEvent {
  text: string;
  x: number;
  y: number;
  w: number;
  h: number;
  clear: false;
}

/** One line of text: where the pen starts, what is drawn with it, and the event it causes. */
export interface Line {
  box: TextBox;
  pen: number;
  baseline: number;
  colour: 'black' | 'white' | 'grey';
  event: TextEvent;
}

/** What a page shows besides its texts; positions in pixels, icons by their centre. */
export type Art =
  | { kind: 'icon'; name: IconName; x: number; y: number; size: number }
  | { kind: 'rule'; y: number }
  | { kind: 'divider'; x: number; y: number; height: number }
  | { kind: 'pill'; x: number; y: number; width: number; height: number }
  | { kind: 'chevron'; towards: 'left' | 'right'; x: number; y: number; active: boolean };

export type IconName =
  | 'exchange'
  | 'info'
  | 'back'
  | 'warning'
  | 'check'
  | 'cross'
  | 'fingerprint'
  | `spinner-${number}`;

export type Action =
  | 'info'
  | 'back'
  | 'quit'
  | 'next'
  | 'previous'
  | 'ask-reject'
  | 'reject'
  | 'keep'
  | 'continue'
  | 'cancel'
  | 'approve'
  | 'dismiss';

/** A touchable rectangle; with `hold` it acts while pressed long enough, else when tapped. */
export interface Zone {
  x: number;
  y: number;
  width: number;
  height: number;
  action: Action;
  hold?: true;
}

/** A screen as data: its texts in drawing order, its art, and where it can be touched. Never changed once shown. */
export interface Page {
  lines: readonly Line[];
  /** Texts of a page drawn in the same breath and covered by this one: reported before its own. */
  covered?: readonly Line[];
  art: readonly Art[];
  zones: readonly Zone[];
  /** What the buttons do, on models that have them: one of them, both together, or whichever. */
  keys?: { left?: Action; right?: Action; both?: Action; any?: Action };
  /** A horizontal swipe outside the zones turns the page. */
  swipe?: { left?: Action; right?: Action };
}

/** A line whose pen starts at `x`. */
export function leftLine(text: string, box: TextBox, x: number, y: number): Line {
  return line(text, box, x, y);
}

/** A line centred between `from` and `from + width`; a trailing space takes no part in the centring. */
export function centredLine(text: string, box: TextBox, y: number, from: number, width: number): Line {
  return line(text, box, from + Math.floor((width - textWidth(box.font, text.trimEnd())) / 2), y);
}

export function coloured(colour: Line['colour'], from: Line): Line {
  return { ...from, colour };
}

/** Lines under one another, from `y` downwards. */
export function stack(
  texts: readonly string[],
  y: number,
  box: TextBox,
  make: (text: string, y: number) => Line,
): Line[] {
  return texts.map((text, i) => make(text, y + i * box.step));
}

function line(text: string, box: TextBox, pen: number, y: number): Line {
  const { x, w } = inkBox(box.font, text, pen);
  const { dy, h } = box.ink(text);
  return {
    box,
    pen,
    baseline: y + box.baseline,
    colour: 'black',
    event: { text, x, y: y + dy, w, h, clear: false },
  };
}
