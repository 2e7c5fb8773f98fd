import type { SKRSContext2D } from '@napi-rs/canvas';
import { type IconName, SPINNER_FRAMES } from '../page.js';

type Paint = (ctx: SKRSContext2D) => void;
const BLACK = '#000';
const WHITE = '#fff';
const PALE = '#ddd';

/** Draws an icon centred on (x, y); every drawing below is made for a box of 64 by 64 around the origin. */
export function drawIcon(ctx: SKRSContext2D, name: IconName, x: number, y: number, size: number): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 64, size / 64);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = BLACK;
  ctx.fillStyle = BLACK;
  paintOf(name)(ctx);
  ctx.restore();
}

function paintOf(name: IconName): Paint {
  if (name === 'exchange') return exchange;
  if (name === 'info') return info;
  if (name === 'back') return back;
  if (name === 'warning') return warning;
  if (name === 'check') return check;
  if (name === 'cross') return cross;
  if (name === 'fingerprint') return fingerprint;
  return spinner(Number(name.slice('spinner-'.length)));
}

const exchange: Paint = (ctx) => {
  ctx.beginPath();
  ctx.roundRect(-31, -31, 62, 62, 15);
  ctx.fill();
  ctx.strokeStyle = WHITE;
  ctx.lineWidth = 4.5;
  stroke(ctx, [-17, -8], [17, -8]);
  stroke(ctx, [8, -17], [17, -8]);
  stroke(ctx, [17, 8], [-17, 8]);
  stroke(ctx, [-8, 17], [-17, 8]);
};

const info: Paint = (ctx) => {
  circle(ctx, 0, 0, 29, 4.5);
  dot(ctx, 0, -13, 4);
  ctx.lineWidth = 6;
  stroke(ctx, [0, -1], [0, 15]);
};

const back: Paint = (ctx) => {
  ctx.lineWidth = 5;
  stroke(ctx, [24, 0], [-24, 0]);
  stroke(ctx, [-4, -20], [-24, 0], [-4, 20]);
};

const warning: Paint = (ctx) => {
  circle(ctx, 0, 0, 29, 4);
  ctx.lineWidth = 5;
  stroke(ctx, [0, -15], [0, 4]);
  dot(ctx, 0, 15, 3.5);
};

const check: Paint = (ctx) => {
  circle(ctx, 0, 0, 29, 4);
  ctx.lineWidth = 5;
  stroke(ctx, [-13, 1], [-4, 11], [14, -10]);
};

const cross: Paint = (ctx) => {
  circle(ctx, 0, 0, 29, 4);
  ctx.lineWidth = 5;
  stroke(ctx, [-11, -11], [11, 11]);
  stroke(ctx, [11, -11], [-11, 11]);
};

const fingerprint: Paint = (ctx) => {
  dot(ctx, 0, 0, 32);
  ctx.strokeStyle = WHITE;
  ctx.lineWidth = 2.2;
  for (const radius of [5, 10, 15]) {
    ctx.beginPath();
    ctx.moveTo(-radius, 6 + radius / 2);
    ctx.lineTo(-radius, 0);
    ctx.arc(0, 0, radius, Math.PI, 0);
    ctx.lineTo(radius, 10 - radius / 3);
    ctx.stroke();
  }
  stroke(ctx, [0, 0], [0, 17]);
  stroke(ctx, [-5, 13], [-5, 16]);
  stroke(ctx, [5, 13], [4, 17]);
};

/** A pale ring with a dark quarter, turned on by one position each frame. */
function spinner(frame: number): Paint {
  return (ctx) => {
    ctx.lineWidth = 6;
    ctx.strokeStyle = PALE;
    arc(ctx, 0, 2 * Math.PI);
    ctx.strokeStyle = BLACK;
    const from = (frame / SPINNER_FRAMES) * 2 * Math.PI - Math.PI / 2;
    arc(ctx, from, from + Math.PI / 2);
  };
}

function arc(ctx: SKRSContext2D, from: number, to: number): void {
  ctx.beginPath();
  ctx.arc(0, 0, 26, from, to);
  ctx.stroke();
}

function circle(ctx: SKRSContext2D, x: number, y: number, radius: number, lineWidth: number): void {
  ctx.lineWidth = lineWidth;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.stroke();
}

function dot(ctx: SKRSContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

function stroke(ctx: SKRSContext2D, [x, y]: [number, number], ...points: [number, number][]): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  for (const [nextX, nextY] of points) ctx.lineTo(nextX, nextY);
  ctx.stroke();
}
