import type { Review, ReviewPair } from '../../exchange-app/device-ui.js';
import type { Action, IconName, Page } from '../page.js';
import { introTitle } from '../review-texts.js';
import type { AppBuild, ScreenBook } from '../screen-book.js';
import { bold, NANO_SIZE, nanoLabel, nanoLines, nanoWrap, regular } from './nano-text.js';

const VALUE_LINES = 3;
const CENTRE_Y = 36;
const STATUS_Y = 27;
const ARROWS = [
  { kind: 'chevron', towards: 'left', x: 3, y: 32, active: true },
  { kind: 'chevron', towards: 'right', x: 124, y: 32, active: true },
] as const;

const HOME: Record<AppBuild, string> = {
  test: 'DO NOT USE THIS \nAPPLICATION\nWITH REAL FUNDS.\n!! TEST ONLY !!',
  production: 'Exchange\napp is ready',
};

/** The pages of a model with two buttons: left and right turn them, both together act. */
export function nanoBook(model: string, build: AppBuild): ScreenBook {
  return {
    model,
    size: NANO_SIZE,
    home: chain([
      homePage(build),
      iconPage('App info', 'info', 'info'),
      iconPage('Quit app', 'cross', 'quit'),
    ]),
    info: chain([
      pairPage('Version', ['4.4.2']),
      pairPage('Exchange App', ['(c) 2025 Ledger']),
      iconPage('Back', 'back', 'back'),
    ]),
    review: (review) => ({ pages: chain(reviewPages(review)) }),
    rejectQuestion: () => iconPage('Reject transaction', 'cross', 'reject'),
    spinner: () => [
      { lines: nanoLines(['Processing'], regular, CENTRE_Y), art: [icon('exchange', 22)], zones: [] },
    ],
    status: (text, _icon, over) => ({
      ...centredPage(text.split('\n'), STATUS_Y),
      ...(over === undefined ? {} : { covered: centredPage([over, 'app is ready'], CENTRE_Y).lines }),
      keys: { any: 'dismiss' },
    }),
  };
}

function homePage(build: AppBuild): Page {
  return centredPage(HOME[build].split('\n'), build === 'test' ? 34 : CENTRE_Y);
}

function reviewPages(review: Review): Page[] {
  const refusal = review.crossSeedAddress === undefined ? 'reject' : 'cancel';
  const purpose = review.operation === 'fund' ? 'to fund account' : `to ${review.operation} `;
  const intro = nanoWrap(introTitle(review).replaceAll('\n', ' '), regular);
  const confirm = nanoLines(['Sign transaction', purpose], bold, CENTRE_Y - 7);
  return [
    // three lines stand a little higher, to leave room under them
    { lines: nanoLines(intro, regular, intro.length > 2 ? 20 : 29), art: [icon('exchange', 14)], zones: [] },
    ...shownPairs(review).flatMap(pairPages),
    { lines: confirm, art: [icon('check', 16)], zones: [], keys: { both: 'approve' } },
    iconPage('Reject transaction', 'cross', refusal),
  ];
}

function iconPage(text: string, name: IconName, action: Action): Page {
  return {
    lines: nanoLines([text], bold, CENTRE_Y),
    art: [icon(name, 22)],
    zones: [],
    keys: { both: action },
  };
}

function centredPage(texts: readonly string[], centre: number): Page {
  return { lines: nanoLines(texts, regular, centre - 7 * (texts.length - 1)), art: [], zones: [] };
}

/** Another seed's receive address is warned of before the pairs and shown after them. */
function shownPairs({ pairs, crossSeedAddress }: Review): ReviewPair[] {
  if (crossSeedAddress === undefined) return pairs;
  return [
    { tag: 'Warning', value: 'Receive address does not belong to this Ledger device' },
    { tag: 'Learn more at', value: 'ledger.com/e13' },
    ...pairs,
    { tag: 'Receive address', value: crossSeedAddress },
  ];
}

/** One page, or several numbered ones when the value has more lines than fit. */
function pairPages({ tag, value }: ReviewPair): Page[] {
  const lines = nanoWrap(value, regular);
  const count = Math.max(1, Math.ceil(lines.length / VALUE_LINES));
  if (count === 1) return [pairPage(tag, lines)];
  return Array.from({ length: count }, (_, i) =>
    pairPage(`${tag} (${i + 1}/${count})`, lines.slice(i * VALUE_LINES, (i + 1) * VALUE_LINES)),
  );
}

function pairPage(tag: string, values: readonly string[]): Page {
  const shown = values.filter((value) => value !== '');
  const top = CENTRE_Y - 1 - 7 * (shown.length - 1);
  return {
    lines: [...nanoLines([nanoLabel(tag)], bold, 5), ...nanoLines(shown, regular, top)],
    art: [],
    zones: [],
  };
}

function icon(name: IconName, y: number) {
  return { kind: 'icon', name, x: NANO_SIZE.width / 2, y, size: 14 } as const;
}

/** Pages one turns between with the buttons, with the arrows that say where one can go. */
function chain(pages: readonly Page[]): Page[] {
  return pages.map((page, i) => ({
    ...page,
    art: [
      ...page.art,
      ...ARROWS.filter(({ towards }) => (towards === 'left' ? i > 0 : i < pages.length - 1)),
    ],
    keys: { ...page.keys, left: 'previous', right: 'next' },
  }));
}
