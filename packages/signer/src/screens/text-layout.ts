import { type FontMetrics, type FontName, fonts } from './font-metrics.js';

const FIRST = 0x20;
/** A wrapped line may end after these. */
const BREAKS = new Set([' ', '-', '_']);
/** Ends a text, whatever follows; on small screens, a page of it. */
export const PAGE_BREAK = '\f';
const LINE_BREAK = '\n';

/** How far a text goes: characters of it, and their width in pixels. */
export interface Fit {
  length: number;
  width: number;
}

/** Pen advance of one character, in pixels; 0 when the font lacks it. */
export function advanceOf(font: FontName, c: string): number {
  return fonts[font].advance[glyphOf(c)] ?? 0;
}

/** Where a character is in the tables of a font, which may lack it. */
export function glyphOf(c: string): number {
  return c.length === 1 ? c.charCodeAt(0) - FIRST : -1;
}

/** Width of a text in pixels up to its first line feed. */
export function textWidth(font: FontName, text: string): number {
  let width = 0;
  for (const c of text) {
    if (c === LINE_BREAK) break;
    width += advanceOf(font, c);
  }
  return width;
}

/**
 * The first line of a text: up to a line feed, or what fits, ended at the last separator when `wrapping`. A separator belongs to the line
 * it ends, but its width does not count.
 */
export function firstLine(font: FontName, text: string, available: number, wrapping = true): Fit {
  let width = 0;
  let separator: Fit | undefined;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === LINE_BREAK || c === PAGE_BREAK) return { length: i, width };
    const advance = advanceOf(font, c);
    if (advance === 0) continue;
    // one that does not fit any more still ends its line
    if (wrapping && BREAKS.has(c)) separator = { length: i + 1, width };
    if (width + advance > available)
      return separator && separator.width > 0 ? separator : { length: i, width };
    width += advance;
  }
  return { length: text.length, width };
}

/**
 * Lines that the device counts in a text before it draws them. It counts by a slightly other rule than it draws: a separator that begins a
 * line ends it too, so that a line may be counted that stays empty. Small screens do not count an empty last line.
 */
export function countLines(font: FontName, text: string, available: number, wrapping = true): number {
  const { ends, width } = lineEnds(font, text, available, wrapping);
  if (!isSmall(fonts[font])) return ends.length + 1;
  return ends.length + (width > 0 ? 1 : 0);
}

/** Characters that the first `lines` lines of a text take, without the line feed that ends the last of them. */
export function lengthOfLines(font: FontName, text: string, available: number, lines: number): number {
  const pageEnd = text.indexOf(PAGE_BREAK);
  const { ends } = lineEnds(font, text, available, true);
  const end = ends[lines - 1];
  if (end === undefined) return pageEnd < 0 ? text.length : pageEnd + 1;
  return text.charAt(end - 1) === LINE_BREAK ? end - 1 : end;
}

/** Pages of so many lines that a small screen needs for a text. */
export function countPages(font: FontName, text: string, linesPerPage: number, available: number): number {
  let pages = 1;
  text.split(PAGE_BREAK).forEach((part, i) => {
    if (i > 0) pages++;
    const { ends } = lineEnds(font, part, available, true);
    // a line feed at the very end opens no page
    const opening = ends.filter((end, at) => (at + 1) % linesPerPage === 0 && !endsText(part, end));
    pages += opening.length;
  });
  return pages;
}

function endsText(text: string, end: number): boolean {
  return end === text.length && text.charAt(end - 1) === LINE_BREAK;
}

/** Where each line but the last ends, by the counting rule, and the width of the last. */
function lineEnds(font: FontName, text: string, available: number, wrapping: boolean) {
  const ends: number[] = [];
  let width = 0;
  let separatorEnd: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === PAGE_BREAK) break;
    if (c === LINE_BREAK) {
      ends.push(i + 1);
      width = 0;
      separatorEnd = undefined;
      continue;
    }
    if (wrapping && BREAKS.has(c)) separatorEnd = i + 1;
    const advance = advanceOf(font, c);
    if (advance === 0) continue;
    if (width + advance <= available) {
      width += advance;
      continue;
    }
    ends.push(separatorEnd ?? i);
    if (separatorEnd === undefined) width = advance;
    else {
      // what follows the separator is measured again
      i = separatorEnd - 1;
      width = 0;
      separatorEnd = undefined;
    }
  }
  return { ends, width };
}

function isSmall({ family }: FontMetrics): boolean {
  return family === 'open-sans';
}
