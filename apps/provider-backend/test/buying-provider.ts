import type { BuyOrderView, BuyQuoteView } from '@exchange-sim/contract';
import { expect } from 'vitest';
import type { providerUnderTest } from './provider-under-test.js';
import { type Ticker, USER } from './swapping-provider.js';

export const LEDGER_ID = { ETH: 'ethereum', BTC: 'bitcoin', USDC: 'ethereum/erc20/usd__coin' } as const;
export const CARD = { number: '4242 4242 4242 4242', expiry: '12/60', cvc: '123', holder: 'Alice Adams' };
/** The test card that ends with these digits. */
export const cardEnding = (last4: '0002' | '3155' | '0077') => ({
  ...CARD,
  number: { '0002': '4000000000000002', '3155': '4000002500003155', '0077': '4000000000000077' }[last4],
});

type Provider = Pick<Awaited<ReturnType<typeof providerUnderTest>>, 'call' | 'signIn'>;

/** How alice buys from a provider. */
export function withPurchases<P extends Provider>(provider: P) {
  const { call, signIn } = provider;
  let session: Promise<Record<string, string>> | undefined;
  const alice = () => {
    session ??= signIn();
    return session;
  };
  const price = async (wish: Record<string, unknown> = {}, headers?: Record<string, string>) =>
    call<BuyQuoteView>('POST', '/api/buy-quotes', {
      headers: headers ?? (await alice()),
      body: {
        cryptoCurrency: 'ethereum',
        fiatCurrency: 'EUR',
        ...(!('cryptoAmount' in wish) && { fiatAmount: '100' }),
        paymentMethod: 'card',
        country: 'FR',
        ...wish,
      },
    });
  const order = async (body: Record<string, unknown>, headers?: Record<string, string>) =>
    call<BuyOrderView>('POST', '/api/buys', { headers: headers ?? (await alice()), body });
  const pay = async (orderId: string, what: 'card' | 'challenge' | 'transfer', body?: object) =>
    call<BuyOrderView>('POST', `/api/buys/${orderId}/${what}`, { headers: await alice(), body });
  const purchase = async (orderId: string) =>
    (await call<BuyOrderView>('GET', `/api/buys/${orderId}`, { headers: await alice() })).body;
  /** A price and the purchase ordered at it. */
  const ordered = async (ticker: Ticker = 'ETH', wish: Record<string, unknown> = {}) => {
    const { body: quoted } = await price({ cryptoCurrency: LEDGER_ID[ticker], ...wish });
    const made = await order({ quoteId: quoted.quoteId, address: USER[ticker] });
    expect(made.status).toBe(200);
    return made.body;
  };
  return { ...provider, alice, price, order, pay, purchase, ordered };
}
