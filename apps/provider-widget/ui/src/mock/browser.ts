/** The pages without any backend: `vite --mode mock`. @module */
import '../wallet/buffer-shim.js';
import type { SwapOrderView, WidgetConfig } from '@exchange-sim/contract';
import { setupWorker } from 'msw/browser';
import { FakeProvider } from './fake-provider.js';
import { createMockWallet, MOCK_ACCOUNT_ID, MOCK_BITCOIN_ACCOUNT_ID, MOCK_HASH } from './mock-wallet.js';

/** Starts the mock provider and wallet; a bare address is given parameters that work. */
export async function startMock() {
  const config: WidgetConfig = {
    providerId: 'northgate',
    providerApiUrl: `${location.origin}/provider`,
    ledgerBackendUrl: `${location.origin}/ledger`,
    supportUrl: 'https://northgate.example/help',
    supportEmail: 'help@northgate.example',
    brand: 'Northgate Pay',
  };
  const provider = new FakeProvider(config, Date.now());
  await setupWorker(...provider.handlers()).start({ quiet: true, onUnhandledFrame: 'bypass' });
  setInterval(() => {
    provider.advance(1000);
    settleBuys(provider);
  }, 1000);
  for (let made = 0; made < 3; made += 1) {
    provider.makeQuote();
    // sq-2 is the floating one
    provider.swaps.makeQuote({ tradeMethod: made === 1 ? 'float' : 'fixed' });
  }
  for (const example of SWAP_EXAMPLES) exampleSwap(provider, example);
  const asked = new URLSearchParams(location.search);
  if (asked.get('mode') === 'swap' && !asked.has('fromAmount')) become(swapQuery(asked));
  if (asked.get('mode') === 'buy' && !asked.has('fiatAmount')) become(buyQuery(asked));
  if (asked.size === 0) become(exampleQuery());
  const walletTransport = createMockWallet({
    async approve() {
      if (window.confirm('Mock signer: approve this?')) {
        setTimeout(() => settle(provider), 1500);
        setTimeout(() => settleSwap(provider), 1500);
        return MOCK_HASH;
      }
      throw Object.assign(new Error('User refused'), { name: 'TransactionRefusedOnDevice' });
    },
  });
  Object.assign(window, { mockProvider: provider });
  return { config, walletTransport };
}

function exampleQuery(): URLSearchParams {
  return new URLSearchParams({
    accountId: MOCK_ACCOUNT_ID,
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    cryptoAmount: '0.5',
    paymentMethod: 'sepa',
    mode: 'sell',
    bankResidency: 'FR',
    quoteId: 'q-1',
  });
}

/** `?mode=buy` alone is completed to a link that works; `paymentMethod=sepa` pays by transfer. */
function buyQuery(asked: URLSearchParams): URLSearchParams {
  return new URLSearchParams({
    accountAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
    accountId: MOCK_ACCOUNT_ID,
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    fiatAmount: '100',
    paymentMethod: 'card',
    bankResidency: 'FR',
    ...Object.fromEntries(asked),
  });
}

/** `?mode=swap` alone is completed to a link that works; `quoteId=sq-2` floats. */
function swapQuery(asked: URLSearchParams): URLSearchParams {
  return new URLSearchParams({
    quoteId: 'sq-1',
    fromAmount: '0.5',
    fromAccountId: MOCK_ACCOUNT_ID,
    toAccountId: MOCK_BITCOIN_ACCOUNT_ID,
    rate: '0.041',
    feeStrategy: 'medium',
    ...Object.fromEntries(asked),
  });
}

function become(query: URLSearchParams): void {
  history.replaceState(null, '', `?${query}${location.hash}`);
}

/** Confirms the newest sale block by block, then pays it out. */
function settle(provider: FakeProvider): void {
  const order = [...provider.orders.values()].at(-1);
  if (order?.status !== 'PENDING') return;
  const confirmations = order.confirmations + 1;
  const paid = confirmations > order.confirmationsRequired;
  provider.changeOrder(
    order.sellId,
    paid ? { status: 'FINISHED', payoutReference: 'NG-2026-0001' } : { confirmations },
  );
  if (!paid) setTimeout(() => settle(provider), 1500);
}

/** Money on its way arrives, and paid coins are sent, a moment after the last change. */
function settleBuys(provider: FakeProvider): void {
  for (const { orderId, state, payment, updatedAt } of provider.buys.orders.values()) {
    if (provider.clockMs - Date.parse(updatedAt) < 4000) continue;
    if (payment.state === 'pending') provider.buys.changePayment(orderId, { state: 'paid' });
    if (payment.state === 'paid' && state === 'pending')
      provider.buys.change(orderId, { state: 'completed', transactionHash: MOCK_HASH });
  }
}

/** Confirms the newest swap block by block, then pays it out. */
function settleSwap(provider: FakeProvider): void {
  const swap = [...provider.swaps.orders.values()].at(-1);
  if (swap?.status !== 'PENDING') return;
  const confirmations = swap.confirmations + 1;
  const paid = confirmations > swap.confirmationsRequired;
  provider.swaps.change(
    swap.swapId,
    paid ? { status: 'FINISHED', payoutTransactionId: 'c4'.repeat(32) } : { confirmations },
  );
  if (!paid) setTimeout(() => settleSwap(provider), 1500);
}

const PAID = { payinTransactionId: MOCK_HASH, confirmations: 2, outcome: 'approved' } as const;

/** Swaps to look at, at `#/swap/<swapId>`. */
const SWAP_EXAMPLES: (Partial<SwapOrderView> & { swapId: string })[] = [
  { swapId: 'swap-pending', payinTransactionId: MOCK_HASH, confirmations: 1, outcome: 'approved' },
  { swapId: 'swap-finished', ...PAID, status: 'FINISHED', payoutTransactionId: 'c4'.repeat(32) },
  {
    swapId: 'swap-held',
    ...PAID,
    status: 'ON_HOLD',
    reason: 'The law asks us where this money comes from.',
  },
  {
    swapId: 'swap-refunded',
    ...PAID,
    status: 'REFUNDED',
    reason: 'The price moved further than the slippage you agreed to.',
    refundTransactionId: `0x${'7e'.repeat(32)}`,
    refundedAmount: '0.4995',
  },
  { swapId: 'swap-expired', status: 'EXPIRED', outcome: 'approved' },
];

function exampleSwap(provider: FakeProvider, change: Partial<SwapOrderView> & { swapId: string }): void {
  const [quote] = provider.swaps.quotes.values();
  if (!quote) return;
  provider.swaps.makeOrder(quote, change.swapId);
  provider.swaps.change(change.swapId, { quoteId: undefined, ...change });
}
