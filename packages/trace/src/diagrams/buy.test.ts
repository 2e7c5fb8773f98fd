import { expect, test } from 'vitest';
import { cover } from '../coverage/cover.js';
import type { Hop } from '../hop.js';
import { buyDiagram } from './buy.js';
import { arrowsOf } from './diagram.js';
import { sellDiagram } from './sell.js';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `BUY-${String(index + 1).padStart(2, '0')}`);

let clock = 0;
const hop = (from: Hop['from'], to: Hop['to'], name: string): Hop => {
  const start = ++clock;
  return {
    id: start,
    at: start,
    start,
    end: start + 0.5,
    from,
    to,
    kind: from === 'user' || to === 'user' || to === 'provider-widget' ? 'ui' : 'http',
    name,
    request: undefined,
    response: undefined,
    status: '200',
    flow: undefined,
    ms: 0.5,
  };
};

/** What Buy and Sell have in common, one after the other: each request ends before the next begins. */
const visit = (product: 'buy' | 'sell'): Hop[] => {
  const page = [hop('user', 'wallet', `open ${product}`)];
  const list = hop('wallet', 'ledger-backend', 'GET /providers');
  const cached = ['GET /capabilities', 'GET /crypto-currencies'].map((name) =>
    hop('ledger-backend', 'provider-backend', name),
  );
  list.end = ++clock;
  const form = [
    hop('user', 'wallet', 'enter amount'),
    hop('wallet', 'user', 'validate input'),
    hop('user', 'wallet', 'proceed'),
    hop('wallet', 'user', 'show countries and methods'),
    hop('user', 'wallet', 'choose country and method'),
  ];
  const asked = hop('wallet', 'ledger-backend', product === 'buy' ? 'GET /onRamp' : 'GET /offRamp');
  const quoted = hop('ledger-backend', 'provider-backend', 'GET /quote');
  asked.end = ++clock;
  return [
    ...page,
    list,
    ...cached,
    ...form,
    asked,
    quoted,
    hop('user', 'wallet', 'choose provider'),
    hop('wallet', 'provider-widget', 'redirect'),
    hop('user', 'provider-widget', 'review transaction'),
  ];
};
const delivery = (): Hop[] => [
  hop('user', 'provider-widget', 'pay'),
  { ...hop('provider-backend', 'chain', 'delivery'), kind: 'chain' },
  { ...hop('chain', 'wallet', 'coins received'), kind: 'chain' },
  hop('wallet', 'ledger-backend', 'POST /onRamp/received'),
];
const ids = (hops: readonly Hop[], diagram = buyDiagram) => cover(diagram, hops).seen.map(({ id }) => id);

test('the Buy diagram has its 19 arrows, numbered from the top, and goes on by letters', () => {
  const arrows = arrowsOf(buyDiagram);
  expect(arrows.filter(({ seed }) => seed).map(({ id }) => id)).toEqual(numbered(19));
  expect(arrows.filter(({ seed }) => !seed).map(({ id }) => id)).toEqual(
    ['A', 'B', 'C', 'D', 'E'].map((letter) => `BUY-${letter}`),
  );
});

test('a purchase draws every arrow in order', () => {
  const { missing, outOfOrder, seen } = cover(buyDiagram, [...visit('buy'), ...delivery()]);
  expect(missing).toEqual([]);
  expect(outOfOrder).toBeUndefined();
  expect(seen).toHaveLength(24);
});

test('what Sell does alike draws nothing in Buy, nor the other way round', () => {
  const sale = visit('sell');
  expect(ids(sale)).toEqual([]);
  expect(ids(visit('buy'), sellDiagram)).toEqual([]);
});

test('a sale before a purchase, and one after it, leave the purchase as it was', () => {
  const [before, purchase, after] = [visit('sell'), visit('buy'), visit('sell')];
  const coins = delivery();
  const all = [...before, ...purchase, ...after, ...coins];
  expect(ids(all)).toEqual(ids([...purchase, ...coins]));
  expect(cover(buyDiagram, all).outOfOrder).toBeUndefined();
  expect(ids(all, sellDiagram)).toEqual(ids(before, sellDiagram));
});
