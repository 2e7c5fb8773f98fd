import type { FakeProvider, Seen } from './fake-provider.js';

export const currencies = {
  currencies: [
    { id: 'BTC', type: 'coin', blockchain: 'bitcoin' },
    { id: 'ETH', type: 'coin', blockchain: 'ethereum', chainId: 1 },
    {
      id: 'USDC',
      type: 'token',
      blockchain: 'ethereum',
      chainId: 1,
      contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    },
  ],
  next_cursor: null as string | null,
};
const pair = (from: string, to: string, tradeMethod = ['fixed', 'float']) => ({
  from,
  to,
  tradeMethod,
  minSwapAmount: '0.01',
  maxSwapAmount: '20',
});
export const pairs = {
  pairs: [
    pair('ETH', 'BTC'),
    pair('BTC', 'ETH'),
    pair('ETH', 'USDC', ['float']),
    // Of a currency that is not listed: left out.
    pair('ETH', 'DOGE'),
  ],
  next_cursor: null as string | null,
};

interface Asked {
  amount: string;
  tradeMethod?: 'fixed' | 'float';
}

let quotes = 0;
let swaps = 0;

/** A quote as an honest provider gives it; each has an id of its own. */
export function swapQuoteOf({ body }: Seen, amountTo: string, over: object = {}) {
  const { amount, tradeMethod = 'float' } = body as Asked;
  return {
    quoteId: `quote-${++quotes}`,
    amount,
    amountTo,
    providerFees: '0.0001',
    referralFees: '0.00005',
    payoutNetworkFees: '0.00002',
    tradeMethod,
    expiry: '2026-11-20T12:01:00+0000',
    ...(tradeMethod === 'float' && { defaultSlippage: '0.01', minSlippage: '0.005', maxSlippage: '0.02' }),
    ...over,
  };
}

export function swapAnswerOf(swapId: string) {
  return {
    swapId,
    payinAddress: 'bc1qpayin',
    createdAt: '2026-11-20T12:00:00.000Z',
    providerFees: '0.0001',
    referralFees: '0.00005',
    payoutNetworkFees: '0.00002',
    providerSig: { payload: 'cGF5bG9hZA==_as-it/is', signature: 'c2ln+bmF0dXJl' },
  };
}

/** Teaches a provider to swap, honestly until a test says otherwise. Each `POST /swap/…` makes a new swap. */
export function teachSwaps(provider: FakeProvider): FakeProvider {
  const start = () => ({ body: swapAnswerOf(`swap-${++swaps}`) });
  provider.on('GET /currencies', () => ({ body: currencies }));
  provider.on('GET /pairs', () => ({ body: pairs }));
  provider.on('POST /quote', (seen) => ({ body: swapQuoteOf(seen, '0.025') }));
  provider.on('POST /swap/fixed', start);
  provider.on('POST /swap/float', start);
  provider.on('GET /status', ({ query }) => ({
    body: { swapId: query.swapId, status: 'PENDING', amount: '' },
  }));
  return provider;
}
