import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { configChecks } from './config-checks.js';

/** The generator point of secp256k1. */
const KEY =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

async function serve(answers: Record<string, Answer | object>): Promise<string> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const answer = answers[`${request.method} ${path}`];
    if (typeof answer === 'function') answer(response, request);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const inAMinute = new Date(Date.now() + 60_000).toISOString();
const fees = { providerFees: '0', referralFees: '0' };
const GOOD = {
  'GET /capabilities': {
    fiatCurrencyCapabilities: [{ fiat: 'EUR' }],
    cryptoCurrencyCapabilities: [{ id: 'ethereum', minAmount: '0.01', maxAmount: '5' }],
    countriesCapabilities: [{ country: 'FR', paymentMethods: [{ name: 'sepa', minMaxRestrictions: [] }] }],
  },
  'GET /crypto-currencies': ['ethereum'],
  'GET /quote': { quoteId: 'q', amountTo: '20', ...fees, expiry: inAMinute },
  'GET /currencies': {
    currencies: [
      { id: 'eth', type: 'coin', blockchain: 'ethereum', chainId: 1 },
      { id: 'btc', type: 'coin', blockchain: 'bitcoin' },
    ],
    next_cursor: null,
  },
  'GET /pairs': {
    pairs: [{ from: 'eth', to: 'btc', tradeMethod: ['float'], minSwapAmount: '0.1', maxSwapAmount: '5' }],
    next_cursor: null,
  },
  'POST /quote': { amountTo: '0.004', ...fees, payoutNetworkFees: '0', tradeMethod: 'float' },
  'GET /widget': (response: ServerResponse) => response.setHeader('content-type', 'text/html').end('<p>'),
};

async function findings(answers: Record<string, Answer | object>) {
  const url = await serve({ ...GOOD, ...answers });
  const flags = {
    provider: [url],
    providerProducts: 'sell,swap',
    providerPublicKey: KEY,
    widget: `${url}/widget`,
  };
  return (await configChecks(flags)).map(({ state, subject, text }) => [
    state,
    subject,
    text.replaceAll(url, ''),
  ]);
}

test('a provider that answers as it should is asked all that the wallet would ask', async () => {
  expect(await findings({})).toEqual([
    ['ok', 'configuration', 'no exchange-sim.config.ts here; your own: mine'],
    ['ok', 'mine: key', 'uncompressed point on secp256k1, shown as "mine"'],
    ['ok', 'mine: sell', 'buys 0.01 ethereum for 20 EUR, by sepa in FR'],
    ['ok', 'mine: swap', 'swaps 0.1 ethereum to 0.004 bitcoin, float'],
    ['ok', 'mine: Live App', '/widget answers, and may be framed'],
  ]);
});

const html: Answer = (response) => response.setHeader('content-type', 'text/html').end('<h1>Hello</h1>');
test.each<[string, Record<string, Answer | object>, string, string, RegExp]>([
  [
    'a page instead of capabilities',
    { 'GET /capabilities': html },
    'problem',
    'mine: sell',
    /GET \/capabilities answered .*Hello/,
  ],
  [
    'a quote with a field missing',
    { 'GET /quote': { quoteId: 'q' } },
    'problem',
    'mine: sell',
    /GET \/quote .*amountTo/,
  ],
  [
    'a refusal',
    {
      'POST /quote': (response: ServerResponse) =>
        response
          .writeHead(451)
          .end('{"messageKey":"REGION_RESTRICTED_ERROR","message":"Not where you are."}'),
    },
    'warning',
    'mine: swap',
    /^Not where you are\.$/,
  ],
  [
    'a wrong key',
    { 'GET /currencies': (response: ServerResponse) => response.writeHead(401).end() },
    'problem',
    'mine: swap',
    /refused Ledger’s API key \(401\)/,
  ],
  [
    'nothing to swap',
    { 'GET /pairs': { pairs: [], next_cursor: null } },
    'problem',
    'mine: swap',
    /offers nothing that this wallet knows/,
  ],
  [
    'a page that is none',
    { 'GET /widget': {} },
    'problem',
    'mine: Live App',
    /answers application\/json, which is no page/,
  ],
  [
    'no page',
    { 'GET /widget': (response: ServerResponse) => response.writeHead(404).end() },
    'problem',
    'mine: Live App',
    /answers HTTP 404/,
  ],
  [
    'a page that may not be framed',
    {
      'GET /widget': (response: ServerResponse) =>
        response.setHeader('x-frame-options', 'DENY').setHeader('content-type', 'text/html').end(),
    },
    'problem',
    'mine: Live App',
    /forbids the frame by X-Frame-Options: DENY/,
  ],
])('%s is named', async (_name, answers, state, subject, text) => {
  expect(await findings(answers)).toContainEqual([state, subject, expect.stringMatching(text)]);
});

test('a provider and a page that are not there are named with what to do', async () => {
  const nowhere = 'http://127.0.0.1:2';
  const flags = { provider: [nowhere], providerProducts: 'sell', providerPublicKey: KEY, widget: nowhere };
  expect(await configChecks(flags)).toEqual([
    expect.objectContaining({ state: 'ok' }),
    expect.objectContaining({ state: 'ok' }),
    expect.objectContaining({
      state: 'problem',
      text: expect.stringMatching(/could not be reached .*ECONNREFUSED/),
    }),
    expect.objectContaining({
      state: 'problem',
      text: expect.stringMatching(/cannot be opened .*ECONNREFUSED/),
    }),
  ]);
});

test('a configuration that is wrong is one finding, in the words of the command', async () => {
  expect(await configChecks({ config: 'nowhere.ts' })).toEqual([
    {
      state: 'problem',
      subject: 'configuration',
      text: expect.stringContaining('nowhere.ts cannot be read'),
    },
  ]);
  expect(await configChecks({ provider: ['http://127.0.0.1:1'], providerProducts: 'swap' })).toMatchObject([
    { state: 'problem', text: expect.stringMatching(/^--provider-public-key is missing/) },
  ]);
});
