import { centredLine, type Line } from '../page.js';
import type { TextBox } from '../text-box.js';
import { textWidth, wrap } from '../text-layout.js';

export const NANO_SIZE = { width: 128, height: 64, kind: 'light' } as const;
/** Width of a line; the arrows stand beside it. */
const AVAILABLE = 114;
const DESCENDERS = /[gjpqyQ@,;/()[\]{}_$|]/;

export const regular: TextBox = { font: 'regular11', step: 14, baseline: 9, ink };
export const bold: TextBox = { font: 'extrabold11', step: 14, baseline: 9, ink };

/** Texts under one another and centred, the first at `y`. */
export function nanoLines(texts: readonly string[], box: TextBox, y: number): Line[] {
  return texts.flatMap((text, i) =>
    underscoresApart(centredLine(text, box, y + i * box.step, 0, NANO_SIZE.width)),
  );
}

/** Lines as they are broken for this screen. */
export function nanoWrap(text: string, box: TextBox): string[] {
  return wrap(box.font, text, AVAILABLE);
}

/**
 * A label on one line: the middle of one that is too long gives way to dots. Each end gets half of the line, of which the start leaves
 * its last character out.
 */
export function nanoLabel(text: string): string {
  if (textWidth(bold.font, text) <= AVAILABLE) return text;
  const half = Math.floor((AVAILABLE - textWidth(bold.font, ' ... ')) / 2);
  const start = keptStart([...text], half).slice(0, -1);
  const end = keptStart([...text].reverse(), half);
  return `${start}...${[...end].reverse().join('')}`;
}

function keptStart(characters: string[], most: number): string {
  let kept = '';
  for (const c of characters) {
    if (textWidth(bold.font, kept + c) > most) break;
    kept += c;
  }
  return kept;
}

/** The device reports what follows from an underscore in a value as a text of its own. */
function underscoresApart(line: Line): Line[] {
  if (line.box !== regular) return [line];
  let { pen } = line;
  return line.event.text.split(/(?<=.)(?=_)/).map((text) => {
    const part = centredLine(text, regular, line.event.y - regular.ink(line.event.text).dy, 0, 0);
    const moved = { ...part, pen, event: { ...part.event, x: part.event.x + pen - part.pen } };
    pen += textWidth(regular.font, text);
    return moved;
  });
}

function ink(text: string): { dy: number; h: number } {
  if (text.includes(' ')) return { dy: 0, h: 12 };
  return { dy: 1, h: DESCENDERS.test(text) ? 11 : 8 };
}
