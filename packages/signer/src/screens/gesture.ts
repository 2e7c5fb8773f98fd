import type { Action, Page, Zone } from './page.js';

/** Pixels a finger must move sideways for a swipe. */
const SWIPE = 10;

export interface Point {
  x: number;
  y: number;
}

/** The zone under a point, if any. */
export function zoneAt(page: Page, { x, y }: Point): Zone | undefined {
  return page.zones.find((z) => x >= z.x && x < z.x + z.width && y >= z.y && y < z.y + z.height);
}

/** What a finger put down at `from` and lifted at `to` means on a page: a tap, a swipe, or nothing. */
export function gesture(page: Page, from: Point, to: Point): Action | undefined {
  const zone = zoneAt(page, from);
  if (zone) return !zone.hold && zoneAt(page, to) === zone ? zone.action : undefined;
  const dx = to.x - from.x;
  if (Math.abs(dx) < SWIPE || Math.abs(dx) < Math.abs(to.y - from.y)) return undefined;
  return dx < 0 ? page.swipe?.left : page.swipe?.right;
}
