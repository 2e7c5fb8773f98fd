import type { FontName } from './font-metrics.js';

/** A text as the REST API reports it. `clear` is always false in what clients see. */
export interface TextEvent {
  text: string;
  x: number;
  y: number;
  w: number;
  h: number;
  clear: false;
}

/** One line of text: where the pen starts, and the top of the line's box. Characters the font lacks are skipped. */
export interface Line {
  font: FontName;
  text: string;
  pen: number;
  y: number;
  colour: 'black' | 'white' | 'grey';
}

/** What a page shows besides its texts; positions in pixels, icons by their centre. */
export type Art =
  | { kind: 'icon'; name: IconName; x: number; y: number; size: number }
  | { kind: 'rule'; y: number }
  | { kind: 'divider'; x: number; y: number; height: number }
  | { kind: 'pill'; x: number; y: number; width: number; height: number; outlined?: true }
  | { kind: 'spinner'; x: number; y: number; width: number; height: number; corner: number }
  | { kind: 'chevron'; towards: 'left' | 'right'; x: number; y: number; active: boolean };

export type IconName =
  | 'exchange'
  | 'info'
  | 'back'
  | 'warning'
  | 'important'
  | 'check'
  | 'cross'
  | 'denied'
  | 'validate'
  | 'close'
  | 'quit'
  | 'processing';

export type Action =
  | 'info'
  | 'back'
  | 'quit'
  | 'next'
  | 'previous'
  | 'details'
  | 'close'
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
  /** A finger that is put down and lifted between these rows, and moves sideways, turns the page. */
  swipe?: { top: number; bottom: number };
  /** Pages that `details` opens, one after another. */
  details?: readonly Page[];
}

/** Positions of the turning spinner. */
export const SPINNER_FRAMES = 4;
