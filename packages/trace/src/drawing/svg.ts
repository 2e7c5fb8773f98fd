import type { AssertedDiagram } from '../coverage/judge.js';
import { countsOf } from '../coverage/report.js';
import { BOX, COLUMN, type Layout, layoutOf, type PlacedArrow } from './layout.js';
import { classOf, STYLE } from './style.js';

const WAYS = { native: 'Native', 'live-app': 'Live App' } as const;
/** Length and half width of an arrow’s head, pixels. */
const HEAD = { length: 9, half: 4.5 } as const;
const EDGE = 12;

/**
 * Draws a sequence diagram with what tests asserted of it: a covered arrow is green with ✓, any other red, dotted and with ✗. Says
 * the same in words for those who do not see it. The same coverage gives the same bytes.
 * @returns a whole SVG document
 */
export function toSvg(asserted: AssertedDiagram): string {
  const { diagram, arrows } = asserted;
  const layout = layoutOf(diagram);
  const covered = new Set(arrows.filter(({ tests }) => tests.length > 0).map(({ arrow }) => arrow.id));
  const { width, height } = layout;
  const [title, counts] = [`${diagram.title}: who says what to whom`, countsOf(asserted)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(`${counts}. ${inWords(layout, covered)}`)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="24" y="34">${escaped(title)}</text>`,
    `<text class="faint" x="24" y="58">${escaped(`${counts} · ✓ a browser test asserts it · ✗ and dotted: none does · dashed: an answer`)}</text>`,
    ...lifelines(layout),
    ...layout.bands.map(
      ({ title: heading, y, height: tall }) =>
        `<rect class="band" x="12" y="${y}" width="${width - 24}" height="${tall}" rx="4"/><text class="heading" x="24" y="${y + 17}">${escaped(heading)}</text>`,
    ),
    ...layout.frames.map(
      ({ way, y, height: tall }) =>
        `<rect class="frame" x="12" y="${y}" width="${width - 24}" height="${tall}" rx="4"/><text class="way" x="18" y="${y + 14}">${WAYS[way]}</text>`,
    ),
    ...layout.arrows.map((placed) => drawn(placed, covered.has(placed.arrow.id), width)),
    ...layout.boxes.flatMap((y) => layout.columns.map((column) => box(column, y))),
    '</svg>',
    '',
  ].join('\n');
}

function lifelines({ columns, boxes }: Layout): string[] {
  return columns.map(
    ({ x }) => `<line class="life" x1="${x}" y1="${boxes[0] + BOX.height}" x2="${x}" y2="${boxes[1]}"/>`,
  );
}

function box({ party, name, x }: Layout['columns'][number], y: number): string {
  const [left, middle] = [x - BOX.width / 2, y + BOX.height / 2 + 4.5];
  return `<g class="${classOf(party)}"><rect x="${left}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text class="name" x="${x}" y="${middle}">${escaped(name)}</text></g>`;
}

function drawn({ arrow, y, from, to }: PlacedArrow, isCovered: boolean, width: number): string {
  const back = from < to ? -HEAD.length : HEAD.length;
  const half = wordsWidth(`${arrow.id} ${arrow.text}`) / 2;
  const x = Math.min(Math.max((from + to) / 2, half + EDGE), width - half - EDGE);
  const line = `<path class="arrow${arrow.dashed ? ' answer' : ''}" d="M${from} ${y}H${to + back / 2}"/>`;
  const head = `<path class="head" d="M${to} ${y}l${back} ${-HEAD.half}v${2 * HEAD.half}z"/>`;
  const words = `<text class="words" x="${x}" y="${y - 7}"><tspan class="mark">${isCovered ? '✓' : '✗'}</tspan> <tspan class="id">${arrow.id}</tspan> ${escaped(arrow.text)}</text>`;
  return `<g class="${isCovered ? 'covered' : 'open'}">${line}${head}${words}</g>`;
}

/** About how wide words stand, pixels: fonts differ from reader to reader. */
const wordsWidth = (words: string) => Math.min((words.length + 2) * 6.6, 6 * COLUMN);

function inWords({ arrows, columns }: Layout, covered: ReadonlySet<string>): string {
  const names = new Map(columns.map(({ party, name }) => [party, name]));
  return arrows
    .map(({ arrow: { id, from, to, text, only } }) => {
      const way = only ? ` (${WAYS[only]} only)` : '';
      return `${id}, ${names.get(from)} to ${names.get(to)}: ${text}${way}${covered.has(id) ? '' : ' — asserted by no test'}.`;
    })
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
