import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { ScreenModel } from '../models.js';
import type { Art, Page } from '../page.js';
import { drawLine } from './glyphs.js';
import { drawIcon } from './icons.js';
import { greyToRgbPng } from './png.js';

const RULE = '#ccc';
const INACTIVE = '#bbb';
/** The e-ink screen has 16 greys, 17 apart. */
const GREY_STEP = 17;
const PROGRESS_HEIGHT = 8;

/** The page as a PNG of the model's own size; `held` (0 to 1) is how far a long press has come. */
export function paint(model: ScreenModel, page: Page, held: number): Buffer {
  const canvas = createCanvas(model.width, model.height);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, model.width, model.height);
  for (const art of page.art) drawArt(ctx, model, art);
  for (const line of page.lines) drawLine(ctx, line);
  drawProgress(ctx, page, held);
  return greyToRgbPng(greys(ctx, model), model.width, model.height);
}

function drawArt(ctx: SKRSContext2D, model: ScreenModel, art: Art): void {
  switch (art.kind) {
    case 'icon':
      drawIcon(ctx, art.name, art.x, art.y, art.size);
      break;
    case 'rule':
      fill(ctx, RULE, 0, art.y, model.width, 1);
      break;
    case 'divider':
      fill(ctx, RULE, art.x, art.y, 1, art.height);
      break;
    case 'pill':
      drawPill(ctx, art);
      break;
    case 'chevron':
      drawChevron(ctx, art);
      break;
  }
}

function drawPill(ctx: SKRSContext2D, { x, y, width, height }: Extract<Art, { kind: 'pill' }>): void {
  ctx.fillStyle = '#000';
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, height / 2);
  ctx.fill();
}

function drawChevron(ctx: SKRSContext2D, { towards, x, y, active }: Extract<Art, { kind: 'chevron' }>): void {
  const reach = towards === 'left' ? -5 : 5;
  ctx.strokeStyle = active ? '#000' : INACTIVE;
  ctx.lineWidth = 3;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x - reach, y - 10);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x - reach, y + 10);
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

function greys(ctx: SKRSContext2D, { width, height }: ScreenModel): Uint8Array {
  const { data } = ctx.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = Math.round((data[4 * i] ?? 0) / GREY_STEP) * GREY_STEP;
  return grey;
}
