import type { Art, Line, Zone } from '../page.js';
import { areaLines } from '../text-area.js';
import type { TouchModel } from './touch-models.js';

/** The footer of a review: "Reject", and the arrows around the page's number. */
export function reviewFooter(model: TouchModel, number: number, total: number) {
  const { footer, width, bold, regular } = model;
  const { rejectWidth, height } = footer;
  const y = model.height - height;
  const bar = navigation(model, { number, total, gap: footer.numberWidth });
  const left = { x: 0, y, width: rejectWidth, height };
  const right = { x: rejectWidth, y, width: width - rejectWidth, height };
  const lines: Line[] = [
    ...areaLines({ ...left, font: bold, text: 'Reject', align: 'centre' }),
    ...areaLines({ ...right, font: regular, text: `${number} of ${total}`, align: 'centre', colour: 'grey' }),
  ];
  const art: Art[] = [{ kind: 'rule', y }, { kind: 'divider', x: rejectWidth - 1, y, height }, ...bar.art];
  const zones: Zone[] = [{ ...left, action: 'ask-reject' }, ...bar.zones];
  return { lines, art, zones };
}

/** Two arrows at the right, `gap` pixels apart. */
export function navigation(
  model: TouchModel,
  { number, total, gap }: { number: number; total: number; gap: number },
): { art: Art[]; zones: Zone[] } {
  const { height, arrowWidth, arrowHeight } = model.footer;
  const next = model.width - arrowWidth;
  const previous = next - gap - arrowWidth;
  const middle = model.height - height / 2;
  const arrow = { y: middle - arrowHeight / 2, width: arrowWidth, height: arrowHeight };
  const chevron = { kind: 'chevron', y: middle } as const;
  return {
    art: [
      { ...chevron, towards: 'left', x: previous + arrowWidth / 2, active: number > 1 },
      { ...chevron, towards: 'right', x: next + arrowWidth / 2, active: number < total },
    ],
    zones: [
      { ...arrow, x: previous, action: 'previous' },
      { ...arrow, x: next, action: 'next' },
    ],
  };
}
