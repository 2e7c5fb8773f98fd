import type { Action, Model, ReviewStep } from './case.js';

export interface Told {
  operation: 'swap' | 'sell' | 'fund';
  from: string;
  to?: string;
  /** Label and value, in order. */
  pairs: ReadonlyArray<readonly [tag: string, value: string]>;
  /** Payout address of another wallet. */
  stranger?: string;
}

type TouchModel = 'stax' | 'flex';
const isTouch = (model: Model): model is TouchModel => model === 'stax' || model === 'flex';

/** Where a finger goes. */
const points = {
  stax: { next: [342, 606], reject: [36, 606], choose: [200, 546], footer: [200, 630], hold: [200, 515] },
  flex: { next: [430, 550], reject: [55, 550], choose: [240, 460], footer: [240, 554], hold: [240, 435] },
} as const;

function finger(model: TouchModel, place: keyof (typeof points)['stax'], delay?: number): Action {
  const [x, y] = points[model][place];
  return { path: '/finger', body: { action: 'press-and-release', x, y, ...(delay && { delay }) } };
}

function button(side: 'right' | 'both'): Action {
  return { path: `/button/${side}`, body: { action: 'press-and-release' } };
}

function purpose({ operation, from, to }: Told): string {
  if (operation === 'fund') return `fund account with ${from}`;
  return `${operation} ${from} ${operation === 'swap' ? 'to' : 'for'} ${to}`;
}

/** Pairs of short values on their pages: on flex a fifth one needs a page of its own; a stax has room for an address below four. */
function touchPages(model: TouchModel, { pairs, stranger }: Told): string[][] {
  const all = stranger === undefined ? pairs : [...pairs, ['Receive address', stranger] as const];
  const full = model === 'flex' ? 4 : 5;
  return [all.slice(0, full), all.slice(full)].filter((page) => page.length > 0).map((page) => page.flat());
}

const WARNING = [
  'Receive address does not belong to this Ledger device',
  'Carefully verify that the receive address is correct.',
  'Learn more: ledger.com/e13',
  'Cancel',
  'Continue anyway',
];

/** Every page of a review on a touch model, the warning not among them. */
function touchScreens(model: TouchModel, told: Told): string[][] {
  const pages = touchPages(model, told);
  const count = pages.length + 2;
  const of = (number: number) => ['Reject', `${number} of ${count}`];
  return [
    [`Review transaction to ${purpose(told)}`, 'Swipe to review', ...of(1)],
    ...pages.map((texts, i) => [...texts, ...of(i + 2)]),
    [`Sign transaction to ${purpose(told)}?`, ...of(count), 'Hold to sign'],
  ];
}

function onTouch(model: TouchModel, told: Told, decision: ReviewStep['decision']): ReviewStep {
  const warned = told.stranger !== undefined;
  const next = finger(model, 'next');
  if (decision === 'cancel')
    return { decision, screens: [WARNING, ['Transaction rejected']], actions: [finger(model, 'footer')] };
  const pages = touchScreens(model, told);
  const screens = warned ? [WARNING, ...pages] : pages;
  const turns = pages.slice(1).map(() => next);
  const actions = warned ? [finger(model, 'choose'), ...turns] : turns;
  if (decision === 'approve')
    return {
      decision,
      screens: [...screens, ['Processing']],
      actions: [...actions, finger(model, 'hold', 1.7)],
    };
  return {
    decision,
    screens: [
      ...screens,
      ['Reject transaction?', 'Go back to transaction', 'Yes, reject'],
      ['Transaction rejected'],
    ],
    actions: [...actions, finger(model, 'reject'), finger(model, 'choose')],
  };
}

function onButtons(told: Told, decision: ReviewStep['decision']): ReviewStep {
  const kind = told.operation === 'fund' ? 'fund account' : told.operation;
  const screens = [
    [`Review transaction to ${purpose(told)}`],
    ...told.pairs.map((pair) => [...pair]),
    ['Sign transaction', `to ${kind}`],
    ...(decision === 'approve' ? [['Processing']] : [['Reject transaction'], ['Transaction rejected']]),
  ];
  const turns = screens.slice(2).map(() => button('right'));
  return { decision, screens, actions: [...turns, button('both')] };
}

/** All pages of a review, and what a person does on them to approve or reject it at the end. `cancel` refuses the warning. */
export function review(model: Model, told: Told, decision: ReviewStep['decision']): ReviewStep {
  return isTouch(model) ? onTouch(model, told, decision) : onButtons(told, decision);
}

/** Looks at the first two pages of a review on a stax, then rejects it. */
export function glanceAndReject(told: Told): ReviewStep {
  const [first = [], second = []] = touchScreens('stax', told);
  return {
    decision: 'reject',
    screens: [
      first,
      second,
      ['Reject transaction?', 'Go back to transaction', 'Yes, reject'],
      ['Transaction rejected'],
    ],
    actions: [finger('stax', 'next'), finger('stax', 'reject'), finger('stax', 'choose')],
  };
}
