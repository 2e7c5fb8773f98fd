import type { SKRSContext2D } from '@napi-rs/canvas';
import type { IconName } from '../page.js';

type Paint = (ctx: SKRSContext2D) => void;
type Point = [x: number, y: number];
const BLACK = '#000';
const WHITE = '#fff';

/** Draws an icon centred on (x, y); every drawing below is made for a box of 64 by 64 around the origin. */
export function drawIcon(ctx: SKRSContext2D, name: IconName, x: number, y: number, size: number): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 64, size / 64);
  ctx.lineJoin = 'miter';
  ctx.strokeStyle = BLACK;
  ctx.fillStyle = BLACK;
  ctx.lineWidth = 4;
  paints[name](ctx);
  ctx.restore();
}

/** Two coins, and arrows from each to the other. */
const exchange: Paint = (ctx) => {
  ctx.beginPath();
  ctx.roundRect(-30, -30, 60, 60, 15);
  ctx.fill();
  ctx.strokeStyle = WHITE;
  ctx.lineWidth = 3.5;
  circle(ctx, -12, -13, 7.5);
  circle(ctx, 12, 13, 7.5);
  stroke(ctx, [3, -16], [13, -16], [13, -5]);
  stroke(ctx, [7, -10], [13, -4], [19, -10]);
  stroke(ctx, [-3, 16], [-13, 16], [-13, 5]);
  stroke(ctx, [-7, 10], [-13, 4], [-19, 10]);
};

const info: Paint = (ctx) => {
  ctx.lineWidth = 6;
  ctx.fillRect(-4, -20, 8, 8);
  stroke(ctx, [-10, -5], [1, -5], [1, 20]);
  stroke(ctx, [-9, 19], [11, 19]);
};

const back: Paint = (ctx) => {
  ctx.lineWidth = 4.5;
  stroke(ctx, [24, 0], [-22, 0]);
  stroke(ctx, [-4, -20], [-24, 0], [-4, 20]);
};

const warning: Paint = (ctx) => {
  ctx.lineWidth = 4.5;
  ctx.beginPath();
  ctx.moveTo(0, -26);
  ctx.lineTo(28, 26);
  ctx.lineTo(-28, 26);
  ctx.closePath();
  ctx.stroke();
  ctx.fillRect(-2.5, -8, 5, 18);
  ctx.fillRect(-2.5, 14, 5, 5);
};

const important: Paint = (ctx) => {
  circle(ctx, 0, 0, 27);
  ctx.fillRect(-2.5, -14, 5, 19);
  ctx.fillRect(-2.5, 9, 5, 5);
};

const check: Paint = (ctx) => {
  circle(ctx, 0, 0, 27);
  stroke(ctx, [-12, 0], [-3, 9], [12, -7]);
};

const denied: Paint = (ctx) => {
  circle(ctx, 0, 0, 27);
  stroke(ctx, [-10, -10], [10, 10]);
  stroke(ctx, [10, -10], [-10, 10]);
};

/** White on the disc of the long press. */
const validate: Paint = (ctx) => {
  ctx.strokeStyle = WHITE;
  ctx.lineWidth = 5.5;
  stroke(ctx, [-20, 0], [-6, 14], [20, -12]);
};

const close: Paint = (ctx) => {
  stroke(ctx, [-18, -18], [18, 18]);
  stroke(ctx, [18, -18], [-18, 18]);
};

/** Drawn on small screens only, dot by dot. */
const nothing: Paint = () => {};

const paints: Record<IconName, Paint> = {
  exchange,
  info,
  back,
  warning,
  important,
  check,
  denied,
  validate,
  close,
  cross: close,
  quit: nothing,
  processing: nothing,
};

function circle(ctx: SKRSContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.stroke();
}

function stroke(ctx: SKRSContext2D, [x, y]: Point, ...points: Point[]): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  for (const [nextX, nextY] of points) ctx.lineTo(nextX, nextY);
  ctx.stroke();
}
