import type { Diagram, HopPattern, Way } from './diagram.js';
import { countedArrows, http, type Row, ui } from './rows.js';

const arrows = countedArrows('SWAP');

const native: { only: Way } = { only: 'native' };
const liveApp: { only: Way } = { only: 'live-app' };
const listed = { branch: 'lists:currencies' } as const;
const paired = { branch: 'lists:pairs' } as const;
const told = { branch: 'told:wallet' } as const;
const chain = { branch: 'told:provider' } as const;

const currencies = /^GET \/v5\/currencies\/(from|to|all)$/;
const quotes = /^GET \/v5\/quote$/;
const providerQuote = /^POST \/quotes?$/;
const order = /^POST \/swap\/(fixed|float)$/;
const swap = /^POST (\/|\/v5\/swap)$/;
const outcome = /^POST (\/v5\/swap)?\/(accepted|cancelled)$/;
const history = /^(GET \/history|POST \/v5\/swap\/status)$/;
/** A provider's own word for a status after which nothing changes. */
const finalWords = /"providerStatus":"(finished|refunded|expired|complete|returned|overdue)"/;

const rpc = (from: HopPattern['from'], to: HopPattern['to'], name: string, answer = false): HopPattern => ({
  ...(from && { from }),
  ...(to && { to }),
  kind: 'rpc',
  name,
  answer,
});
const command = (name: RegExp, answer = false): HopPattern => ({
  from: 'wallet',
  to: 'signer',
  kind: 'apdu',
  name,
  answer,
});

/** The two callers of `/v5/swap`: the SDK of a Live App, or the wallet by itself. */
const swapCall = (answer: boolean): Row[] => {
  const text = answer ? 'Swap ID, payin address, signed payload' : 'POST /v5/swap with the nonce';
  const arrow = (caller: 'exchange-sdk' | 'wallet', only: { only: Way }): Row =>
    answer
      ? ['ledger-backend', caller, text, http(caller, 'ledger-backend', swap, true), only]
      : [caller, 'ledger-backend', text, http(caller, 'ledger-backend', swap), only];
  return [arrow('exchange-sdk', liveApp), arrow('wallet', native)];
};

/** Swap from the wallet's first click to the payout: fixed and floating, in a Live App and native. */
export const swapDiagram: Diagram = {
  id: 'swap',
  title: 'Swap',
  opening: 'open swap',
  participants: [
    { party: 'user', name: 'User' },
    { party: 'signer', name: 'Signer' },
    { party: 'wallet', name: 'Ledger Wallet' },
    { party: 'exchange-sdk', name: 'Exchange SDK' },
    { party: 'provider-widget', name: 'Provider Widget' },
    { party: 'ledger-backend', name: 'Ledger Backend' },
    { party: 'provider-backend', name: 'Provider Backend' },
    { party: 'chain', name: 'Chains' },
  ],
  steps: [
    {
      title: 'Open Swap',
      arrows: arrows(
        ['user', 'wallet', 'Open Swap', ui('user', 'wallet', 'open swap')],
        ['wallet', 'ledger-backend', 'GET /v5/currencies', http('wallet', 'ledger-backend', currencies)],
        [
          'ledger-backend',
          'provider-backend',
          'GET /currencies (cached)',
          http('ledger-backend', 'provider-backend', 'GET /currencies'),
          listed,
        ],
        [
          'provider-backend',
          'ledger-backend',
          'currencies',
          http('ledger-backend', 'provider-backend', 'GET /currencies', true),
          listed,
        ],
        [
          'ledger-backend',
          'provider-backend',
          'GET /pairs (cached)',
          http('ledger-backend', 'provider-backend', 'GET /pairs'),
          paired,
        ],
        [
          'provider-backend',
          'ledger-backend',
          'pairs, methods, bounds',
          http('ledger-backend', 'provider-backend', 'GET /pairs', true),
          paired,
        ],
        [
          'ledger-backend',
          'wallet',
          'currencies that can be swapped',
          http('wallet', 'ledger-backend', currencies, true),
        ],
      ),
    },
    {
      title: 'Quotes',
      arrows: arrows(
        ['user', 'wallet', 'Accounts, amount, fee preference', ui('user', 'wallet', 'enter swap')],
        ['wallet', 'ledger-backend', 'GET /v5/quote', http('wallet', 'ledger-backend', quotes)],
        [
          'ledger-backend',
          'provider-backend',
          'POST /quote, 5 s each',
          http('ledger-backend', 'provider-backend', providerQuote),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'quote, or why there is none',
          http('ledger-backend', 'provider-backend', providerQuote, true),
        ],
        [
          'ledger-backend',
          'wallet',
          'quotes and rejections, best first',
          http('wallet', 'ledger-backend', quotes, true),
        ],
        ['user', 'wallet', 'Choose a quote', ui('user', 'wallet', 'choose quote')],
      ),
    },
    {
      title: 'The way on',
      arrows: arrows(
        [
          'wallet',
          'provider-widget',
          'Live App URL with parameters',
          ui('wallet', 'provider-widget', 'redirect'),
          liveApp,
        ],
        [
          'user',
          'provider-widget',
          'KYC if required, then the review',
          ui('user', 'provider-widget', 'review swap'),
          liveApp,
        ],
        [
          'provider-widget',
          'exchange-sdk',
          'new ExchangeSDK',
          rpc('provider-widget', 'exchange-sdk', 'init'),
          liveApp,
        ],
        [
          'provider-widget',
          'exchange-sdk',
          'exchangeSdk.swap',
          rpc('provider-widget', 'exchange-sdk', 'swap'),
          liveApp,
        ],
        [
          'exchange-sdk',
          'wallet',
          'custom.exchange.start',
          rpc('exchange-sdk', 'wallet', 'custom.exchange.start'),
          liveApp,
        ],
        ['wallet', 'signer', 'START_NEW_TRANSACTION', command(/^START_NEW_TRANSACTION\b/)],
        ['signer', 'wallet', 'nonce', command(/^START_NEW_TRANSACTION\b/, true)],
        [
          'wallet',
          'exchange-sdk',
          'nonce',
          rpc('exchange-sdk', 'wallet', 'custom.exchange.start', true),
          liveApp,
        ],
      ),
    },
    {
      title: 'The signed payload',
      arrows: arrows(
        ...swapCall(false),
        [
          'ledger-backend',
          'provider-backend',
          'POST /swap/fixed or /swap/float',
          http('ledger-backend', 'provider-backend', order),
        ],
        [
          'provider-backend',
          'ledger-backend',
          'Swap ID, payin address, signed payload',
          http('ledger-backend', 'provider-backend', order, true),
        ],
        ...swapCall(true),
        [
          'exchange-sdk',
          'wallet',
          'custom.exchange.complete',
          rpc('exchange-sdk', 'wallet', 'custom.exchange.complete'),
          liveApp,
        ],
      ),
    },
    {
      title: 'Checks on the signer',
      arrows: arrows(
        ['wallet', 'signer', 'SET_PARTNER_KEY', command(/^SET_PARTNER_KEY\b/)],
        ['wallet', 'signer', 'CHECK_PARTNER', command(/^CHECK_PARTNER\b/)],
        ['wallet', 'signer', 'PROCESS_TRANSACTION_RESPONSE', command(/^PROCESS_TRANSACTION_RESPONSE\b/)],
        ['wallet', 'signer', 'CHECK_TRANSACTION_SIGNATURE', command(/^CHECK_TRANSACTION_SIGNATURE\b/)],
        ['wallet', 'signer', 'CHECK_PAYOUT_ADDRESS', command(/^CHECK_PAYOUT_ADDRESS\b/)],
        [
          'wallet',
          'signer',
          'CHECK_REFUND_ADDRESS_AND_DISPLAY',
          command(/^CHECK_REFUND_ADDRESS_AND_DISPLAY\b/),
        ],
        [
          'user',
          'signer',
          'Approve or reject',
          { from: 'user', to: 'signer', kind: 'ui', name: /^(approve|reject)$/ },
        ],
        ['wallet', 'signer', 'START_SIGNING_TRANSACTION', command(/^START_SIGNING_TRANSACTION\b/)],
        ['wallet', 'signer', 'The coin application signs', command(/^(Ethereum SIGN|Bitcoin|class E1)\b/)],
        ['signer', 'wallet', 'signature', command(/^(Ethereum SIGN|Bitcoin|class E1)\b/, true)],
      ),
    },
    {
      title: 'Broadcast, and both sides told',
      outlives: true,
      arrows: arrows(
        [
          'wallet',
          'chain',
          'broadcast',
          { from: 'wallet', to: 'chain', kind: 'chain', name: /^(eth_sendRawTransaction|POST \/tx)$/ },
        ],
        [
          'chain',
          'wallet',
          'transaction id',
          {
            from: 'wallet',
            to: 'chain',
            kind: 'chain',
            name: /^(eth_sendRawTransaction|POST \/tx)$/,
            answer: true,
          },
          told,
        ],
        [
          'wallet',
          'exchange-sdk',
          'transaction id, or why there is none',
          rpc('exchange-sdk', 'wallet', 'custom.exchange.complete', true),
          { ...liveApp, ...told },
        ],
        [
          'exchange-sdk',
          'ledger-backend',
          'POST /v5/swap/accepted or /cancelled',
          http('exchange-sdk', 'ledger-backend', outcome),
          { ...liveApp, ...told },
        ],
        [
          'wallet',
          'ledger-backend',
          'POST /v5/swap/accepted or /cancelled',
          http('wallet', 'ledger-backend', outcome),
          { ...native, ...told },
        ],
        [
          'exchange-sdk',
          'provider-widget',
          'result of swap',
          rpc('exchange-sdk', 'provider-widget', 'swap result'),
          { ...liveApp, ...told },
        ],
        [
          'provider-widget',
          'provider-backend',
          'outcome',
          http('provider-widget', 'provider-backend', 'POST /api/swap-outcomes'),
          { ...liveApp, ...told },
        ],
      ),
    },
    {
      title: 'The provider’s part',
      outlives: true,
      arrows: arrows(
        [
          'chain',
          'provider-backend',
          'deposit seen',
          { from: 'chain', to: 'provider-backend', kind: 'chain', name: 'deposit' },
          chain,
        ],
        [
          'provider-backend',
          'chain',
          'payout, or refund',
          { from: 'provider-backend', to: 'chain', kind: 'chain', name: /^(payout|refund)$/ },
          chain,
        ],
        [
          'provider-backend',
          'ledger-backend',
          'POST /webhook/{swapId}/status (final)',
          {
            ...http('provider-backend', 'ledger-backend', /^POST \/webhook\/[^/]+\/status$/),
            says: finalWords,
          },
          chain,
        ],
        [
          'wallet',
          'ledger-backend',
          'history and status',
          { ...http('wallet', 'ledger-backend', history), last: true },
        ],
        [
          'ledger-backend',
          'wallet',
          'status, amounts, addresses',
          { ...http('wallet', 'ledger-backend', history, true), last: true },
        ],
      ),
    },
  ],
};
