import { expect, test } from 'vitest';
import { cover } from '../coverage/cover.js';
import type { Hop } from '../hop.js';
import { arrowsOf, type Way } from './diagram.js';
import { toMermaid } from './mermaid.js';
import { swapDiagram } from './swap.js';

const ids = (way?: Way) => arrowsOf(swapDiagram, way).map(({ id }) => id);
let clock = 0;
const hop = (from: Hop['from'], to: Hop['to'], name: string, more: Partial<Hop> = {}): Hop => {
  const start = ++clock;
  const kind = kinds[`${from} ${to}`] ?? 'http';
  return {
    id: start,
    at: start,
    start,
    end: start + 0.5,
    from,
    to,
    kind,
    name,
    request: undefined,
    response: undefined,
    status: 'ok',
    flow: undefined,
    ms: 0.5,
    ...more,
  };
};
const kinds: Record<string, Hop['kind']> = {
  'user wallet': 'ui',
  'user signer': 'ui',
  'wallet signer': 'apdu',
  'wallet chain': 'chain',
  'chain provider-backend': 'chain',
  'provider-backend chain': 'chain',
};
const webhook = (providerStatus: string) =>
  hop('provider-backend', 'ledger-backend', 'POST /webhook/S1/status', {
    request: { body: { providerStatus } },
  });

/** A native swap from ETH to BTC, one hop a boundary. */
const nativeSwap = (): Hop[] => {
  const opened = hop('user', 'wallet', 'open swap');
  const list = hop('wallet', 'ledger-backend', 'GET /v5/currencies/from');
  const cached = [
    hop('ledger-backend', 'provider-backend', 'GET /currencies'),
    hop('ledger-backend', 'provider-backend', 'GET /pairs'),
  ];
  list.end = ++clock;
  const entered = hop('user', 'wallet', 'enter swap');
  const asked = hop('wallet', 'ledger-backend', 'GET /v5/quote');
  const quoted = hop('ledger-backend', 'provider-backend', 'POST /quote');
  asked.end = ++clock;
  const chosen = hop('user', 'wallet', 'choose quote');
  const nonce = hop('wallet', 'signer', 'START_NEW_TRANSACTION SWAP_NG');
  const swap = hop('wallet', 'ledger-backend', 'POST /v5/swap');
  const order = hop('ledger-backend', 'provider-backend', 'POST /swap/fixed');
  swap.end = ++clock;
  return [
    opened,
    list,
    ...cached,
    entered,
    asked,
    quoted,
    chosen,
    nonce,
    swap,
    order,
    hop('wallet', 'signer', 'SET_PARTNER_KEY SWAP_NG'),
    hop('wallet', 'signer', 'CHECK_PARTNER SWAP_NG'),
    hop('wallet', 'signer', 'PROCESS_TRANSACTION_RESPONSE SWAP_NG (first part, 255 bytes)'),
    hop('wallet', 'signer', 'CHECK_TRANSACTION_SIGNATURE SWAP_NG'),
    hop('wallet', 'signer', 'CHECK_PAYOUT_ADDRESS SWAP_NG'),
    hop('wallet', 'signer', 'CHECK_REFUND_ADDRESS_AND_DISPLAY SWAP_NG'),
    hop('user', 'signer', 'approve'),
    hop('wallet', 'signer', 'START_SIGNING_TRANSACTION SWAP_NG'),
    hop('wallet', 'signer', 'Ethereum SIGN'),
    hop('wallet', 'chain', 'eth_sendRawTransaction'),
    webhook('pending'),
    hop('chain', 'provider-backend', 'deposit'),
    hop('provider-backend', 'chain', 'payout'),
    webhook('finished'),
    // the wallet is a little late to tell what the chain already showed
    hop('wallet', 'ledger-backend', 'POST /v5/swap/accepted'),
    hop('wallet', 'ledger-backend', 'GET /history'),
  ];
};

test('arrows are numbered from the top, each way leaving out those of the other', () => {
  expect(ids()).toHaveLength(50);
  expect(ids().at(0)).toBe('SWAP-01');
  expect(ids().at(-1)).toBe('SWAP-50');
  expect(new Set(ids()).size).toBe(50);
  expect(new Set([...ids('native'), ...ids('live-app')]).size).toBe(50);
});

test('a native swap draws all its arrows in order, whichever side tells first after the broadcast', () => {
  const { seen, missing, outOfOrder } = cover(swapDiagram, nativeSwap(), 'native');
  expect(missing).toEqual([]);
  expect(outOfOrder).toBeUndefined();
  expect(seen).toHaveLength(ids('native').length);
});

test('currencies and pairs may be asked for at once', () => {
  const hops = nativeSwap();
  const pairs = hops.find(({ name }) => name === 'GET /pairs');
  const currencies = hops.find(({ name }) => name === 'GET /currencies');
  if (!pairs || !currencies) throw new Error('the run has both');
  [pairs.start, currencies.start] = [currencies.start, pairs.start];
  [pairs.end, currencies.end] = [currencies.end, pairs.end];
  expect(cover(swapDiagram, hops, 'native').outOfOrder).toBeUndefined();
});

test('the same run misses the arrows of the Live App', () => {
  const { missing } = cover(swapDiagram, nativeSwap());
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.every(({ only }) => only === 'live-app')).toBe(true);
});

test('a status that is not final is not the last webhook', () => {
  const hops = nativeSwap().filter(({ request }) => !JSON.stringify(request)?.includes('finished'));
  expect(cover(swapDiagram, hops, 'native').missing.map(({ text }) => text)).toEqual([
    'POST /webhook/{swapId}/status (final)',
  ]);
});

test('a payout before its deposit is named', () => {
  const hops = nativeSwap();
  const payout = hops.find(({ name }) => name === 'payout');
  const deposit = hops.find(({ name }) => name === 'deposit');
  if (!payout || !deposit) throw new Error('the run has both');
  [payout.start, deposit.start] = [deposit.start, payout.start];
  const { outOfOrder } = cover(swapDiagram, hops, 'native');
  const textOf = (id = '') => arrowsOf(swapDiagram).find((arrow) => arrow.id === id)?.text;
  expect([outOfOrder?.before, outOfOrder?.after].map(textOf)).toEqual(['payout, or refund', 'deposit seen']);
});

test('Mermaid text frames the two ways and carries every arrow with its id', () => {
  const text = toMermaid(swapDiagram);
  for (const id of ids()) expect(text).toContain(id);
  expect(text.match(/^ {4}opt /gm)?.length).toBe(text.match(/^ {4}end$/gm)?.length);
});
