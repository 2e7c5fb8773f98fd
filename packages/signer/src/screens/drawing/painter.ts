import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Art, Page } from '../page.js';
import type { ScreenSize } from '../screen-book.js';
import { drawLine } from './glyphs.js';
import { drawIcon } from './icons.js';
import { greyToRgbPng } from './png.js';
import { drawSmallIcon } from './small-icons.js';

const RULE = '#ccc';
const BORDER = '#ccc';
const INACTIVE = '#bbb';
/** The e-ink screen has 16 greys, 17 apart. */
const GREY_STEP = 17;
const LIT = 0xdd;
const LIT_BELOW = 175;
const PROGRESS_HEIGHT = 8;
/** Below this grey a screen without greys is black. */
const INKED_BELOW = 150;

/** The page as a PNG of the model's own size; `held` (0 to 1) is how far a long press has come. */
export function paint(size: ScreenSize, page: Page, held: number): Buffer {
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, size.width, size.height);
  if (size.kind === 'paper') fill(ctx, RULE, 0, 0, 1, size.height);
  for (const art of page.art) drawArt(ctx, size, art);
  for (const line of page.lines) drawLine(ctx, line);
  drawProgress(ctx, page, held);
  return greyToRgbPng(greys(ctx, size), size.width, size.height);
}

function drawArt(ctx: SKRSContext2D, size: ScreenSize, art: Art): void {
  switch (art.kind) {
    case 'icon':
      if (size.kind === 'light') drawSmallIcon(ctx, art.name, art.x, art.y);
      else drawIcon(ctx, art.name, art.x, art.y, art.size);
      break;
    case 'rule':
      drawRule(ctx, size, art.y);
      break;
    case 'divider':
      drawDivider(ctx, size, art);
      break;
    case 'pill':
      drawPill(ctx, art);
      break;
    case 'spinner':
      drawSpinner(ctx, art);
      break;
    case 'chevron':
      drawChevron(ctx, size, art);
      break;
  }
}

/** Without greys, a thin line is a dotted one. */
function drawRule(ctx: SKRSContext2D, size: ScreenSize, y: number): void {
  if (size.kind === 'paper') fill(ctx, RULE, 0, y, size.width, 1);
  else for (let x = 0; x < size.width; x += 4) fill(ctx, '#000', x, y, 1, 1);
}

function drawDivider(
  ctx: SKRSContext2D,
  size: ScreenSize,
  { x, y, height }: Extract<Art, { kind: 'divider' }>,
): void {
  if (size.kind === 'paper') fill(ctx, RULE, x, y, 1, height);
  else for (let dy = 0; dy < height; dy += 4) fill(ctx, '#000', x, y + dy, 1, 1);
}

function drawPill(
  ctx: SKRSContext2D,
  { x, y, width, height, outlined }: Extract<Art, { kind: 'pill' }>,
): void {
  const inset = outlined ? 1 : 0;
  ctx.beginPath();
  ctx.roundRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, height / 2);
  ctx.fillStyle = '#000';
  ctx.strokeStyle = BORDER;
  ctx.lineWidth = 2;
  if (outlined) ctx.stroke();
  else ctx.fill();
}

/** One corner of a rectangle, the corners being counted clockwise from the upper left one. */
function drawSpinner(
  ctx: SKRSContext2D,
  { x, y, width, height, corner }: Extract<Art, { kind: 'spinner' }>,
): void {
  const [dash, rise, stroke] = [Math.round(0.37 * width), Math.round(0.33 * height), Math.round(width / 15)];
  const right = corner === 1 || corner === 2;
  const lower = corner >= 2;
  fill(ctx, '#000', right ? x + width - dash : x, lower ? y + height - stroke : y, dash, stroke);
  fill(ctx, '#000', right ? x + width - stroke : x, lower ? y + height - rise : y, stroke, rise);
}

function drawChevron(
  ctx: SKRSContext2D,
  size: ScreenSize,
  { towards, x, y, active }: Extract<Art, { kind: 'chevron' }>,
): void {
  const sign = towards === 'left' ? -1 : 1;
  if (size.kind === 'light') {
    for (let i = -3; i <= 3; i++) fill(ctx, '#000', x + sign * (1 - Math.abs(i)), y + i, 1, 1);
    return;
  }
  const half = size.height / 56;
  ctx.strokeStyle = active ? '#000' : INACTIVE;
  ctx.lineWidth = size.width / 150;
  ctx.beginPath();
  ctx.moveTo(x - (sign * half) / 2, y - half);
  ctx.lineTo(x + (sign * half) / 2, y);
  ctx.lineTo(x - (sign * half) / 2, y + half);
  ctx.stroke();
}

function drawProgress(ctx: SKRSContext2D, page: Page, held: number): void {
  const zone = page.zones.find((z) => z.hold);
  if (!zone || held <= 0) return;
  fill(ctx, '#000', zone.x, zone.y, Math.round(zone.width * held), PROGRESS_HEIGHT);
}

function fill(ctx: SKRSContext2D, colour: string, x: number, y: number, width: number, height: number): void {
  ctx.fillStyle = colour;
  ctx.fillRect(x, y, width, height);
}

/** Everything is drawn as black on white; a screen that lights its pixels shows the dark ones. */
function greys(ctx: SKRSContext2D, { width, height, kind }: ScreenSize): Uint8Array {
  const { data } = ctx.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const level = data[4 * i] ?? 0;
    if (kind === 'paper') grey[i] = Math.round(level / GREY_STEP) * GREY_STEP;
    else if (kind === 'ink') grey[i] = level < INKED_BELOW ? 0 : 0xff;
    else grey[i] = level < LIT_BELOW ? LIT : 0;
  }
  return grey;
}
