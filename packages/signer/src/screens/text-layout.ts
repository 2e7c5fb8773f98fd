import { type FontName, fonts } from './font-metrics.js';

const FIRST = 0x20;
const LAST = 0x7e;
/** A line may be broken after these; a text without them is broken between any two characters. */
const BREAKS = new Set([' ', '-', '_']);

/** The text as the signer's font can draw it: characters it lacks are left out, line feeds stay. */
export function drawable(text: string): string {
  return [...text].filter((c) => c === '\n' || inFont(c)).join('');
}

/** Sum of the advances, in pixels. */
export function textWidth(font: FontName, text: string): number {
  let width = 0;
  for (const c of text) width += advanceOf(font, c);
  return width;
}

/** Pen advance of one character, in pixels; 0 when the font lacks it. */
export function advanceOf(font: FontName, c: string): number {
  return fonts[font].advance[c.charCodeAt(0) - FIRST] ?? 0;
}

/** Horizontal ink of a line drawn from pen position `pen`: what the text event reports as `x` and `w`. */
export function inkBox(font: FontName, text: string, pen: number): { x: number; w: number } {
  const left = side(font, 'left', text.at(0));
  const right = side(font, 'right', text.at(-1));
  return { x: pen + left, w: Math.max(0, textWidth(font, text) - left - right) };
}

/**
 * Breaks a text the way the device does: at line feeds, after the last space, hyphen or underscore that fits, else in the middle of
 * a word. The separator stays at the end of its line, trailing space included.
 */
export function wrap(font: FontName, text: string, available: number): string[] {
  return drawable(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(font, paragraph, available));
}

function wrapParagraph(font: FontName, text: string, available: number): string[] {
  const lines: string[] = [];
  let start = 0;
  let width = 0;
  let breakAt = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const advance = advanceOf(font, c);
    // the separator is remembered before it is measured: one that does not fit any more still ends its line
    if (BREAKS.has(c)) breakAt = i + 1;
    if (width + advance > available && i > start) {
      const end = breakAt > start ? breakAt : i;
      lines.push(text.slice(start, end));
      start = end;
      width = start > i ? 0 : textWidth(font, text.slice(start, i + 1));
    } else width += advance;
  }
  if (start < text.length || text === '') lines.push(text.slice(start));
  return lines;
}

function inFont(c: string): boolean {
  const code = c.charCodeAt(0);
  return c.length === 1 && code >= FIRST && code <= LAST;
}

function side(font: FontName, which: 'left' | 'right', c: string | undefined): number {
  return c === undefined ? 0 : (fonts[font][which][c.charCodeAt(0) - FIRST] ?? 0);
}
