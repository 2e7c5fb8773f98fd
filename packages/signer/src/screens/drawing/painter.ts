import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Art, Page } from '../page.js';
import type { ScreenSize } from '../screen-book.js';
import { drawLine } from './glyphs.js';
import { drawIcon } from './icons.js';
import { greyToRgbPng } from './png.js';

const RULE = '#ccc';
const INACTIVE = '#bbb';
/** The e-ink screen has 16 greys, 17 apart. */
const GREY_STEP = 17;
const LIT = 0xdd;
const LIT_BELOW = 175;
const PROGRESS_HEIGHT = 8;

/** The page as a PNG of the model's own size; `held` (0 to 1) is how far a long press has come. */
export function paint(size: ScreenSize, page: Page, held: number): Buffer {
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, size.width, size.height);
  for (const art of page.art) drawArt(ctx, size, art);
  for (const line of page.lines) drawLine(ctx, line);
  drawProgress(ctx, page, held);
  return greyToRgbPng(greys(ctx, size), size.width, size.height);
}

function drawArt(ctx: SKRSContext2D, size: ScreenSize, art: Art): void {
  switch (art.kind) {
    case 'icon':
      drawIcon(ctx, art.name, art.x, art.y, art.size);
      break;
    case 'rule':
      fill(ctx, RULE, 0, art.y, size.width, 1);
      break;
    case 'divider':
      fill(ctx, RULE, art.x, art.y, 1, art.height);
      break;
    case 'pill':
      drawPill(ctx, art);
      break;
    case 'chevron':
      drawChevron(ctx, size, art);
      break;
  }
}

function drawPill(ctx: SKRSContext2D, { x, y, width, height }: Extract<Art, { kind: 'pill' }>): void {
  ctx.fillStyle = '#000';
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, height / 2);
  ctx.fill();
}

function drawChevron(
  ctx: SKRSContext2D,
  size: ScreenSize,
  { towards, x, y, active }: Extract<Art, { kind: 'chevron' }>,
): void {
  const half = size.kind === 'paper' ? 10 : 4;
  const reach = (towards === 'left' ? -half : half) / 2;
  ctx.strokeStyle = active ? '#000' : INACTIVE;
  ctx.lineWidth = size.kind === 'paper' ? 3 : 1.2;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x - reach, y - half);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x - reach, y + half);
  ctx.stroke();
}

function drawProgress(ctx: SKRSContext2D, page: Page, held: number): void {
  const zone = page.zones.find((z) => z.hold);
  if (!zone || held <= 0) return;
  fill(ctx, '#ddd', zone.x, zone.y, zone.width, PROGRESS_HEIGHT);
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
    grey[i] = kind === 'paper' ? Math.round(level / GREY_STEP) * GREY_STEP : level < LIT_BELOW ? LIT : 0;
  }
  return grey;
}
