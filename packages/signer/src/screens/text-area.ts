import { type FontName, fonts } from './font-metrics.js';
import type { Line } from './page.js';
import { countLines, firstLine, textWidth } from './text-layout.js';

const ELLIPSIS = '...';

/** A box with text in it, in pixels; the text is centred from top to bottom. */
export interface TextArea {
  x: number;
  y: number;
  width: number;
  height: number;
  font: FontName;
  text: string;
  align: 'left' | 'centre';
  colour?: Line['colour'];
  /** Lines end between words; by default they do. */
  wrapping?: boolean;
  /** Lines after so many are left out. */
  maxLines?: number;
  /** The last line says with dots that more is left out. */
  ellipsis?: boolean;
}

/** Height of a text of this width, in pixels. */
export function textHeight(font: FontName, text: string, width: number): number {
  return countLines(font, text, width) * fonts[font].lineHeight;
}

/** The lines of a text area as the device draws them; lines without anything to draw are left out. */
export function areaLines(area: TextArea): Line[] {
  const { font, width, wrapping = true, maxLines = Number.POSITIVE_INFINITY } = area;
  const { height, lineHeight } = fonts[font];
  const counted = countLines(font, area.text, width, wrapping);
  const count = Math.min(counted, maxLines);
  const top = area.y + Math.trunc((area.height - (count - 1) * lineHeight - height) / 2);
  const lines: Line[] = [];
  let rest = area.text;
  for (let i = 0; i < count; i++) {
    const fit = firstLine(font, rest, width, wrapping);
    const cut = counted > count && i === count - 1;
    const shortened = cut && area.ellipsis === true && rest.charAt(fit.length) !== '\n';
    const text = shortened ? withEllipsis(area, rest, fit) : rest.slice(0, fit.length);
    const pen = area.align === 'left' ? area.x : area.x + Math.trunc((width - fit.width) / 2);
    if (text !== '') lines.push({ font, text, pen, y: top + i * lineHeight, colour: area.colour ?? 'black' });
    rest = rest.slice(fit.length);
    if (rest.startsWith('\n')) rest = rest.slice(1);
  }
  return lines;
}

/** The dots take the place of the last three characters, unless there is room for both. */
function withEllipsis(
  { font, width }: TextArea,
  text: string,
  fit: { length: number; width: number },
): string {
  const room = fit.width + textWidth(font, ELLIPSIS) < width;
  return text.slice(0, room ? fit.length : fit.length - ELLIPSIS.length) + ELLIPSIS;
}
