import type { Diagram } from './diagram.js';
import { http, letteredArrows, seedArrows, ui } from './rows.js';

const arrows = seedArrows('BUY');
const beyond = letteredArrows('BUY');
const providers = /^GET \/providers\b/;
const onRamp = /^GET \/onRamp$/;
const quote = /^GET \/quotes?$/;
/** What the wallet shows is drawn as an answer. */
const shown = { dashed: true } as const;
const received = /^POST \/onRamp\/received$/;

/** The Buy diagram of the partner documentation, its 19 arrows counted from the top; then the delivery, which it only tells of. */
export const buyDiagram: Diagram = {
  id: 'buy',
  title: 'Buy',
  opening: 'open buy',
  participants: [
    { party: 'user', name: 'User' },
    { party: 'wallet', name: 'Ledger Wallet' },
    { party: 'ledger-backend', name: 'Ledger Backend' },
    { party: 'provider-backend', name: 'Provider Backend' },
    { party: 'provider-widget', name: 'Provider Widget' },
    { party: 'chain', name: 'Chains' },
  ],
  steps: [
    {
      title: 'Open the Buy app',
      arrows: arrows(
        ['user', 'wallet', 'Open Buy', ui('user', 'wallet', 'open buy')],
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
        ['wallet', 'ledger-backend', 'GET /onRamp', http('wallet', 'ledger-backend', onRamp)],
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
        ['ledger-backend', 'wallet', 'providers and quotes', http('wallet', 'ledger-backend', onRamp, true)],
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
      ),
    },
    {
      title: 'The coins (step 5, told but not drawn in the documentation)',
      outlives: true,
      arrows: beyond(
        ['user', 'provider-widget', 'Pay', ui('user', 'provider-widget', 'pay')],
        [
          'provider-backend',
          'chain',
          'send the coins',
          { from: 'provider-backend', to: 'chain', kind: 'chain', name: 'delivery' },
        ],
        [
          'chain',
          'wallet',
          'coins received',
          { from: 'chain', to: 'wallet', kind: 'chain', name: 'coins received' },
        ],
        ['wallet', 'ledger-backend', 'POST /onRamp/received', http('wallet', 'ledger-backend', received)],
        [
          'ledger-backend',
          'wallet',
          'the purchase it finishes',
          http('wallet', 'ledger-backend', received, true),
        ],
      ),
    },
  ],
};
