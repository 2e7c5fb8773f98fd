/** The pages without any backend: `vite --mode mock`. @module */
import '../sale/buffer-shim.js';
import type { WidgetConfig } from '@exchange-sim/contract';
import { setupWorker } from 'msw/browser';
import { FakeProvider } from './fake-provider.js';
import { createMockWallet, MOCK_ACCOUNT_ID, MOCK_HASH } from './mock-wallet.js';

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
  setInterval(() => provider.advance(1000), 1000);
  if (!location.search)
    history.replaceState(null, '', `?${exampleQuery(provider.makeQuote().quoteId)}${location.hash}`);
  else while (provider.quotes.size < 3) provider.makeQuote();
  const walletTransport = createMockWallet({
    async approve() {
      if (window.confirm('Mock signer: approve this sale?')) {
        setTimeout(() => settle(provider), 1500);
        return MOCK_HASH;
      }
      throw Object.assign(new Error('User refused'), { name: 'TransactionRefusedOnDevice' });
    },
  });
  Object.assign(window, { mockProvider: provider });
  return { config, walletTransport };
}

function exampleQuery(quoteId: string): string {
  return new URLSearchParams({
    accountId: MOCK_ACCOUNT_ID,
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    cryptoAmount: '0.5',
    paymentMethod: 'sepa',
    mode: 'sell',
    bankResidency: 'FR',
    quoteId,
  }).toString();
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
