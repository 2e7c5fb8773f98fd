import type { Review, ReviewPair } from '../../exchange-app/device-ui.js';
import type { Action, IconName, Page } from '../page.js';
import { introTitle } from '../review-texts.js';
import type { AppBuild, ScreenBook } from '../screen-book.js';
import { centredPage, pairPages, textPage } from './nano-pages.js';
import { bold, NANO_SIZE, regular } from './nano-text.js';

const TEXT_GAP = 12;
const ARROWS = [
  { kind: 'chevron', towards: 'left', x: 2, y: 32, active: true },
  { kind: 'chevron', towards: 'right', x: 125, y: 32, active: true },
] as const;

/** The pages of a model with two buttons: left and right turn them, both together act. */
export function nanoBook(model: string, build: AppBuild): ScreenBook {
  return {
    model,
    size: NANO_SIZE,
    textGap: TEXT_GAP,
    hold: () => 0,
    home: chain([
      homePage(build),
      actionPage('App info', 'info', 'info'),
      actionPage('Quit app', 'quit', 'quit'),
    ]),
    info: chain([
      centredPage(undefined, 'Version', bold, '4.4.2'),
      centredPage(undefined, 'Exchange App', bold, '(c) 2025 Ledger'),
      actionPage('Back', 'back', 'back'),
    ]),
    review: (review) => ({ pages: chain(reviewPages(review)) }),
    rejectQuestion: () => actionPage('Reject transaction', 'cross', 'reject'),
    spinner: (text, onlyOnTouch) => (onlyOnTouch ? [] : [centredPage('processing', text, regular)]),
    status: (text, _icon, over) => ({
      ...textPage(text),
      ...(over === undefined ? {} : { covered: readyPage(over).lines }),
      keys: { any: 'dismiss' },
    }),
  };
}

function homePage(build: AppBuild): Page {
  const warning = 'DO NOT USE THIS APPLICATION\nWITH REAL FUNDS.\n!! TEST ONLY !!';
  return build === 'test' ? centredPage('warning', warning, regular) : readyPage('Exchange');
}

function readyPage(name: string): Page {
  return centredPage('exchange', name, bold, 'app is ready');
}

function reviewPages(review: Review): Page[] {
  const refusal = review.crossSeedAddress === undefined ? 'reject' : 'cancel';
  const purpose = review.operation === 'fund' ? 'to fund account' : `to ${review.operation} `;
  return [
    centredPage('exchange', introTitle(review).replaceAll('\n', ' '), regular),
    ...shownPairs(review).flatMap(({ tag, value }) => pairPages(tag, value)),
    actionPage(`Sign transaction\n${purpose}`, 'validate', 'approve'),
    actionPage('Reject transaction', 'cross', refusal),
  ];
}

function actionPage(text: string, icon: IconName, action: Action): Page {
  return { ...centredPage(icon, text, bold), keys: { both: action } };
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
