import type { FontName } from '../font-metrics.js';
import { advanceOf, countLines, textWidth } from '../text-layout.js';

export const NANO_SIZE = { width: 128, height: 64, kind: 'light' } as const;
/** Width of a line; the arrows stand beside it. */
export const AVAILABLE = 114;
export const regular: FontName = 'regular11';
export const bold: FontName = 'extrabold11';

/**
 * A label on one line: the middle of one that is too long gives way to dots. Each end gets half of the line, of which the start leaves
 * its last character out.
 */
export function nanoLabel(text: string): string {
  if (countLines(bold, text, AVAILABLE, false) <= 1) return text;
  const half = Math.trunc((AVAILABLE - textWidth(bold, ' ... ')) / 2);
  const start = startWithin(text, half);
  if (start === text.length) return text;
  return `${text.slice(0, Math.max(0, start - 1))}...${text.slice(endWithin(text, half))}`;
}

/** How many characters from the start are no wider than `most`. */
function startWithin(text: string, most: number): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    width += advanceOf(bold, text.charAt(i));
    if (width > most) return i;
  }
  return text.length;
}

/** Where an end begins that is narrower than `most`. */
function endWithin(text: string, most: number): number {
  let width = 0;
  let at = text.length;
  while (at > 0 && width < most) width += advanceOf(bold, text.charAt(--at));
  return at + 1;
}
