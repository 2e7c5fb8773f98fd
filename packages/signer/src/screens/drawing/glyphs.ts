import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type FontMetrics, type FontName, fonts } from '../font-metrics.js';
import type { Line } from '../page.js';
import { advanceOf } from '../text-layout.js';

const INKS = { black: '#000', grey: '#666', white: '#fff' };
/** Height of a capital of Inter, as a share of the font size. */
const CAPITAL = 0.727;
let registered = false;

/** Draws a line of text glyph by glyph, each at the place the device's own metrics give it. */
export function drawLine(ctx: SKRSContext2D, { font, text, pen, y, colour }: Line): void {
  registerFonts();
  const { family, size, weight, baseline: below } = fonts[font];
  const baseline = y + below;
  ctx.font = `${size}px "${faceName(family, weight)}"`;
  ctx.fillStyle = INKS[colour];
  let x = pen;
  for (const c of text) {
    const advance = advanceOf(font, c);
    if (advance === 0) continue;
    if (c === 'I' && family === 'inter') drawSerifI(ctx, x, baseline, size, weight, advance);
    else ctx.fillText(c, x + offset(ctx, font, c, advance), baseline);
    x += advance;
  }
}

/**
 * From the pen to where a glyph is drawn: in the middle of its advance. A screen without greys needs whole pixels, or thin strokes get lost
 * between two of them.
 */
function offset(ctx: SKRSContext2D, font: FontName, c: string, advance: number): number {
  const centred = (advance - ctx.measureText(c).width) / 2;
  return fonts[font].family === 'open-sans' ? Math.floor(centred) : centred;
}

/** The device draws a capital I with serifs, so that it cannot be taken for an l; the bundled font has it without. */
function drawSerifI(
  ctx: SKRSContext2D,
  x: number,
  baseline: number,
  size: number,
  weight: number,
  advance: number,
): void {
  const stem = Math.round((size * weight) / 4600);
  const serif = Math.max(2, stem - 1);
  const width = advance - Math.round(size / 9);
  const top = Math.round(baseline - CAPITAL * size);
  const left = x + Math.round((advance - width) / 2);
  ctx.fillRect(x + Math.round((advance - stem) / 2), top, stem, baseline - top);
  ctx.fillRect(left, top, width, serif);
  ctx.fillRect(left, baseline - serif, width, serif);
}

function registerFonts(): void {
  if (registered) return;
  const require = createRequire(import.meta.url);
  const faces = [
    [faceName('inter', 400), require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2')],
    [faceName('inter', 500), require.resolve('@fontsource/inter/files/inter-latin-500-normal.woff2')],
    [faceName('inter', 600), require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff2')],
    [
      faceName('open-sans', 400),
      require.resolve('@fontsource/open-sans/files/open-sans-latin-400-normal.woff2'),
    ],
    [
      faceName('open-sans', 800),
      require.resolve('@fontsource/open-sans/files/open-sans-latin-800-normal.woff2'),
    ],
  ] as const;
  for (const [name, file] of faces) GlobalFonts.register(readFileSync(file), name);
  registered = true;
}

function faceName(family: FontMetrics['family'], weight: FontMetrics['weight']): string {
  return `Signer ${family} ${weight}`;
}
