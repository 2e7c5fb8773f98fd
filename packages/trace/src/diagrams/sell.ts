import type { Diagram } from './diagram.js';
import { http, seedArrows, ui } from './rows.js';

const arrows = seedArrows('SELL');
/** What the wallet shows is drawn as an answer. */
const shown = { dashed: true } as const;
const providers = /^GET \/providers\b/;
const offRamp = /^GET \/offRamp$/;
const quote = /^GET \/quotes?$/;
const remit = /^POST \/.*remit$/;
const sell = /^POST \/sell$/;

/** The Sell diagram of the partner documentation; arrows are counted from the top. */
export const sellDiagram: Diagram = {
  id: 'sell',
  title: 'Sell',
  opening: 'open sell',
  participants: [
    { party: 'user', name: 'User' },
    { party: 'wallet', name: 'Ledger Wallet' },
    { party: 'ledger-backend', name: 'Ledger Backend' },
    { party: 'provider-backend', name: 'Provider Backend' },
    { party: 'provider-widget', name: 'Provider Widget' },
    { party: 'exchange-sdk', name: 'Exchange SDK' },
  ],
  steps: [
    {
      title: 'Open the Sell app',
      arrows: arrows(
        ['user', 'wallet', 'Open Sell', ui('user', 'wallet', 'open sell')],
        ['wallet', 'ledger-backend', 'GET /providers', http('wallet', 'ledger-backend', providers)],
        [
          'ledger-backend',
          'provider-backend',
          'GET /capabilities (cached)',
          http('ledger-backend', 'provider-backend', 'GET /capabilities'),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'capabilities',
          http('ledger-backend', 'provider-backend', 'GET /capabilities', true),
        ],
        [
          'ledger-backend',
          'provider-backend',
          'GET /crypto-currencies (cached)',
          http('ledger-backend', 'provider-backend', 'GET /crypto-currencies'),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'crypto assets',
          http('ledger-backend', 'provider-backend', 'GET /crypto-currencies', true),
        ],
        [
          'ledger-backend',
          'wallet',
          'providers and capabilities',
          http('wallet', 'ledger-backend', providers, true),
        ],
      ),
    },
    {
      title: 'Choose and validate',
      arrows: arrows(
        ['user', 'wallet', 'Crypto, fiat, amount', ui('user', 'wallet', 'enter amount')],
        [
          'wallet',
          'user',
          'Validate with cached capabilities',
          ui('wallet', 'user', 'validate input'),
          shown,
        ],
        ['user', 'wallet', 'Proceed', ui('user', 'wallet', 'proceed')],
        [
          'wallet',
          'user',
          'Countries and payment methods',
          ui('wallet', 'user', 'show countries and methods'),
          shown,
        ],
        ['user', 'wallet', 'Country and payment method', ui('user', 'wallet', 'choose country and method')],
      ),
    },
    {
      title: 'Quotes and provider',
      arrows: arrows(
        ['wallet', 'ledger-backend', 'GET /offRamp', http('wallet', 'ledger-backend', offRamp)],
        [
          'ledger-backend',
          'provider-backend',
          'GET /quote',
          http('ledger-backend', 'provider-backend', quote),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'quote',
          http('ledger-backend', 'provider-backend', quote, true),
        ],
        ['ledger-backend', 'wallet', 'providers and quotes', http('wallet', 'ledger-backend', offRamp, true)],
        ['user', 'wallet', 'Choose provider', ui('user', 'wallet', 'choose provider')],
      ),
    },
    {
      title: 'Provider widget',
      arrows: arrows(
        [
          'wallet',
          'provider-widget',
          'Live App URL with parameters',
          ui('wallet', 'provider-widget', 'redirect'),
        ],
        [
          'user',
          'provider-widget',
          'KYC if required, then the transaction step',
          ui('user', 'provider-widget', 'review transaction'),
        ],
        [
          'provider-widget',
          'exchange-sdk',
          'new ExchangeSDK',
          { from: 'provider-widget', to: 'exchange-sdk', name: 'init' },
        ],
        [
          'provider-widget',
          'exchange-sdk',
          'exchangeSdk.sell',
          { from: 'provider-widget', to: 'exchange-sdk', name: 'sell' },
        ],
      ),
    },
    {
      title: 'Transaction',
      arrows: arrows(
        [
          'exchange-sdk',
          'wallet',
          'custom.exchange.start',
          { from: 'exchange-sdk', to: 'wallet', name: 'custom.exchange.start' },
        ],
        [
          'wallet',
          'exchange-sdk',
          'nonce',
          { from: 'exchange-sdk', to: 'wallet', name: 'custom.exchange.start', answer: true },
        ],
        ['exchange-sdk', 'ledger-backend', 'POST /remit', http('exchange-sdk', 'ledger-backend', remit)],
        [
          'ledger-backend',
          'provider-backend',
          'POST /sell',
          http('ledger-backend', 'provider-backend', sell),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'signed payload',
          http('ledger-backend', 'provider-backend', sell, true),
        ],
        [
          'ledger-backend',
          'exchange-sdk',
          'signed payload',
          http('exchange-sdk', 'ledger-backend', remit, true),
        ],
        [
          'exchange-sdk',
          'wallet',
          'custom.exchange.complete',
          { from: 'exchange-sdk', to: 'wallet', name: 'custom.exchange.complete' },
        ],
        [
          'user',
          'wallet',
          'Approve or reject on the signer',
          { from: 'user', to: 'signer', kind: 'ui', name: /^(approve|reject)$/ },
        ],
      ),
    },
    {
      title: 'Result',
      outlives: true,
      arrows: arrows(
        [
          'wallet',
          'exchange-sdk',
          'approved (transaction id) or rejected',
          { from: 'exchange-sdk', to: 'wallet', name: 'custom.exchange.complete', answer: true },
        ],
        [
          'exchange-sdk',
          'provider-widget',
          'result of sell',
          { from: 'exchange-sdk', to: 'provider-widget', name: 'sell result' },
        ],
        [
          'provider-widget',
          'provider-backend',
          'outcome',
          http('provider-widget', 'provider-backend', 'POST /api/outcomes'),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'POST status webhook',
          http('provider-backend', 'ledger-backend', /^POST \/(transaction|webhook)\b/),
        ],
      ),
    },
  ],
};
