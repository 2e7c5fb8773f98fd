import type { Action, Page, Zone } from './page.js';

/** Pixels a finger must move sideways for a swipe. */
const SWIPE = 10;
/** A finger that stays this long does not tap. */
const TOO_LONG_TICKS = 30;

export interface Point {
  x: number;
  y: number;
}

/** The zone under a point, if any. */
export function zoneAt(page: Page, { x, y }: Point): Zone | undefined {
  return page.zones.find((z) => x >= z.x && x < z.x + z.width && y >= z.y && y < z.y + z.height);
}

/**
 * What a finger put down at `from` and lifted at `to` means on a page: a swipe, a tap, or nothing. A tap counts where the finger was put
 * down, as long as it is lifted over anything that can be touched.
 */
export function gesture(page: Page, from: Point, to: Point, ticks: number): Action | undefined {
  const dx = to.x - from.x;
  if (Math.abs(dx) >= SWIPE && isSwiped(page, from) && isSwiped(page, to))
    return dx < 0 ? 'next' : 'previous';
  const zone = zoneAt(page, from);
  if (!zone || zone.hold || ticks >= TOO_LONG_TICKS) return undefined;
  return zoneAt(page, to) || isSwiped(page, to) ? zone.action : undefined;
}

/** Whether a point is in the part of the page that a swipe turns; a button in it does not hinder a swipe. */
function isSwiped({ swipe }: Page, { y }: Point): boolean {
  return swipe !== undefined && y >= swipe.top && y < swipe.bottom;
}
