import { fonts } from './font-metrics.js';
import type { Line, TextEvent } from './page.js';
import { glyphOf } from './text-layout.js';

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * The text events of lines drawn one after another. The emulator sees characters only: one that begins above the bottom of the text before
 * it, less than `gap` pixels from its end, is part of that text, else it begins a text of its own.
 */
export function textEvents(lines: readonly Line[], gap: number): TextEvent[] {
  const events: TextEvent[] = [];
  for (const line of lines) {
    for (const { character, box } of characterBoxes(line)) {
      const last = events.at(-1);
      const joins = last && box.y < last.y + last.h && Math.abs(box.x - last.x - last.w) < gap;
      if (joins) append(last, character, box);
      else events.push({ text: character, ...box, clear: false });
    }
  }
  // positions are told in 16 bits without a sign
  return events.map((event) => ({ ...event, x: event.x & 0xffff, y: event.y & 0xffff }));
}

function append(event: TextEvent, character: string, { x, y, w, h }: Box): void {
  const bottom = Math.max(y + h, event.y + event.h);
  event.text += character;
  event.w = x + w - event.x;
  event.y = Math.min(y, event.y);
  event.h = bottom - event.y;
}

function* characterBoxes({ font, text, pen, y }: Line): Generator<{ character: string; box: Box }> {
  const { advance, left, right, above, below, height } = fonts[font];
  let x = pen;
  for (const character of text) {
    const glyph = glyphOf(character);
    const width = advance[glyph];
    if (width === undefined) continue;
    const [l = 0, r = 0, top = 0, bottom = 0] = [left[glyph], right[glyph], above[glyph], below[glyph]];
    yield { character, box: { x: x + l, y: y + top, w: width - l - r, h: height - top - bottom } };
    x += width;
  }
}
