/** Opens the whole site over a provider made of the contract, with a real Wallet API server at the other end. @module */
import '@testing-library/jest-dom/vitest';
import type { WidgetConfig } from '@exchange-sim/contract';
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { FakeProvider } from '../mock/fake-provider.js';
import {
  createMockWallet,
  MOCK_ACCOUNT_ID,
  MOCK_BITCOIN_ACCOUNT_ID,
  MOCK_HASH,
} from '../mock/mock-wallet.js';
import { start } from '../start.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');

const config: WidgetConfig = {
  providerId: 'northgate',
  providerApiUrl: 'http://127.0.0.1:4002',
  ledgerBackendUrl: 'http://127.0.0.1:4001',
  supportUrl: 'https://northgate.example/help',
  supportEmail: 'help@northgate.example',
  brand: 'Northgate Pay',
};

const server = setupServer();

/** Call once at the top of a test file. */
export function withNetwork(): void {
  beforeAll(async () => {
    server.listen({ onUnhandledFrame: 'error' });
    quietenSdk();
    sendCookies();
    // the first page of a file is slow to come on a busy machine
    configure({ asyncUtilTimeout: 5000 });
    // browsers fetch the SDK's chunks while the user reads; loading them here may take longer than a test waits
    await Promise.all([import('../wallet/list-accounts.js'), import('../swap/swap-through-wallet.js')]);
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    localStorage.clear();
  });
  afterAll(() => {
    server.close();
    vi.restoreAllMocks();
  });
}

/** Node's fetch has no cookies: here they go with a request exactly when a browser would send them to another origin. */
function sendCookies(): void {
  const send = fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const headers = new Headers(init?.headers);
    if (init?.credentials === 'include') headers.set('cookie', 'session=kept');
    return send(input, { ...init, headers });
  });
}

/** The SDK tells the console each step and each error; only what others write there is worth reading. */
function quietenSdk(): void {
  for (const level of ['log', 'debug', 'error'] as const) {
    const write = console[level].bind(console);
    vi.spyOn(console, level).mockImplementation((...parts) => {
      if (!String(parts[0]).includes('[ExchangeSDK]')) write(...parts);
    });
  }
}

interface Opening {
  provider?: FakeProvider;
  signedInAs?: 'alice' | 'bob' | 'carol';
  /** Changes to the parameters; `undefined` takes one away. */
  parameters?: Record<string, string | undefined>;
  /** The whole search string instead. */
  search?: string;
  hash?: string;
  insideWallet?: boolean;
  /** What the person at the signer does. */
  approve?: () => Promise<string>;
  balanceWhole?: string;
  onWalletError?: (error: unknown) => void;
}

/** The provider as a test starts with it: noon, one quote `q-1` of 0.5 ETH in euros and one, `sq-1`, in bitcoin. */
export function northgate(): FakeProvider {
  const provider = new FakeProvider(config, NOON);
  provider.makeQuote();
  provider.swaps.makeQuote();
  return provider;
}

export function openWidget(opening: Opening = {}) {
  const provider = opening.provider ?? northgate();
  server.use(...provider.handlers());
  if (opening.signedInAs) {
    const email = `${opening.signedInAs}@example.com`;
    provider.accounts.login({ email, password: 'sandbox-only' });
  }
  const search = opening.search ?? `?${queryOf(SELL, opening.parameters ?? {})}`;
  history.replaceState(null, '', `/${search}${opening.hash ?? ''}`);
  const walletTransport = createMockWallet({
    approve: opening.approve ?? (async () => MOCK_HASH),
    ...(opening.balanceWhole && { balanceWhole: opening.balanceWhole }),
    ...(opening.onWalletError && { onError: opening.onWalletError }),
  });
  const { unmount } = render(
    start({
      config,
      search,
      hash: location.hash,
      insideWallet: opening.insideWallet ?? true,
      walletTransport,
    }),
  );
  /** Leaves the page and opens its address again. */
  const reload = () => {
    unmount();
    const { search: kept, hash } = location;
    const insideWallet = opening.insideWallet ?? true;
    render(start({ config, search: kept, hash, insideWallet, walletTransport }));
  };
  return { provider, person: userEvent.setup(), reload, leave: unmount };
}

/** The site opened for a swap of 0.5 ETH to bitcoin. */
export function openSwapWidget(opening: Opening = {}) {
  return openWidget({ ...opening, search: `?${queryOf(SWAP, opening.parameters ?? {})}` });
}

/** The site opened to buy ether for 100 euros. */
export function openBuyWidget(opening: Opening = {}) {
  return openWidget({ ...opening, search: `?${queryOf(BUY, opening.parameters ?? {})}` });
}

export const MOCK_ADDRESS = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';

const BUY = {
  mode: 'buy',
  accountAddress: MOCK_ADDRESS,
  accountId: MOCK_ACCOUNT_ID,
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  fiatAmount: '100',
  paymentMethod: 'card',
  bankResidency: 'FR',
  ledgerTransactionId: 'lt-1',
};
const SELL = {
  accountId: MOCK_ACCOUNT_ID,
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  cryptoAmount: '0.5',
  paymentMethod: 'sepa',
  mode: 'sell',
  bankResidency: 'FR',
  quoteId: 'q-1',
};
const SWAP = {
  mode: 'swap',
  quoteId: 'sq-1',
  fromAmount: '0.5',
  fromAccountId: MOCK_ACCOUNT_ID,
  toAccountId: MOCK_BITCOIN_ACCOUNT_ID,
  rate: '0.041',
  feeStrategy: 'fast',
};

function queryOf(
  usual: Record<string, string>,
  changes: Record<string, string | undefined>,
): URLSearchParams {
  return new URLSearchParams(
    Object.entries({ ...usual, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** Waits for the page with this heading. */
export function heading(name: string | RegExp): Promise<HTMLElement> {
  return screen.findByRole('heading', { level: 1, name });
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
